// Reads the plain part of an answer or an article aloud, where the phone can; without script the button never shows.
(() => {
  "use strict";
  const voice = window.speechSynthesis;
  if (!voice || typeof SpeechSynthesisUtterance === "undefined") return;
  for (const button of document.querySelectorAll("[data-aloud]")) {
    const words = button.querySelector("span");
    const start = words.textContent;
    const rest = () => {
      words.textContent = start;
      button.setAttribute("aria-pressed", "false");
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (voice.speaking) {
        voice.cancel();
        rest();
        return;
      }
      const parts = button.closest("[data-aloud-text]").querySelectorAll("h1, h2, li, .lawtext__words");
      const utterance = new SpeechSynthesisUtterance([...parts].map((part) => part.textContent.trim()).join("\n"));
      utterance.lang = "zh-CN";
      utterance.onend = utterance.onerror = rest;
      words.textContent = button.dataset.stop;
      button.setAttribute("aria-pressed", "true");
      voice.speak(utterance);
    });
  }
  addEventListener("pagehide", () => voice.cancel());
})();
