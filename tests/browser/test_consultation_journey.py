"""Free consultation, the whole way: a trouble in everyday words becomes a lawyer's signed answer, and a second person's
when the first did not help.
"""

from __future__ import annotations

from tests.browser.people import Device
from tests.browser.street import Street

TROUBLE = "我送外卖三个月，站长一直不发工资，现在电话也打不通了。"


def test_from_a_question_in_everyday_words_to_a_solved_matter(street: Street, device: Device) -> None:
    citizen = street.citizen(device)
    citizen.opens("/")
    citizen.writes("您遇到了什么事？", TROUBLE)
    citizen.presses("问一问")
    citizen.sees(TROUBLE, "按这个顺序去办", "依据的法条", "《劳动")

    citizen.presses("问真人")
    assert TROUBLE in citizen.line("发生了什么事").input_value(), "what was asked is not asked again"
    citizen.chooses("有人打您", "否")
    citizen.next_page()
    citizen.writes("怎么称呼您", "王女士")
    citizen.writes("您的手机号", citizen.phone)
    citizen.next_page()

    citizen.loses_the_page()
    citizen.opens("/")
    citizen.sees("还没写完的")
    citizen.follows("免费咨询 ", inside=citizen.page.get_by_role("listitem").filter(has_text="接着写"))
    assert TROUBLE in citizen.line("发生了什么事").input_value()
    citizen.next_page()
    assert citizen.line("怎么称呼您").input_value() == "王女士"
    citizen.next_page()
    citizen.page.get_by_label("您在哪个镇街、村居").select_option(label=street.server.scene["village"])
    citizen.next_page()
    citizen.sees("看一遍，再提交", "王女士", street.server.scene["village"])
    number = citizen.submits_as_guest()
    citizen.sees("律师答复", "我们的承诺")
    citizen.follows("看进展")

    lawyer = street.officer("duty_lawyer")
    lawyer.opens_matter(number)
    lawyer.sees(TROUBLE)
    lawyer.begins("答复")
    lawyer.writes("答复", "工资可以要回来。先留好聊天记录和排班截图，再到劳动监察投诉，不收钱。")
    lawyer.writes("依据的条文", "《劳动合同法》第九百九十条")
    lawyer.tries("答复")
    lawyer.sees("没有找到现行的《劳动合同法》第九百九十条，最接近的是《劳动合同法》第九十八条")
    lawyer.writes("依据的条文", "《劳动合同法》第三十条")
    lawyer.finishes("答复")

    citizen.opens_matter(number)
    citizen.sees("周律师律师作了答复", "工资可以要回来。", "《劳动合同法》第三十条")
    citizen.does("接着问")
    citizen.writes("还想问什么", "站长说我不是他们的人，没签过合同，怎么办？")
    citizen.confirms("接着问")

    lawyer.opens_matter(number)
    lawyer.begins("答复")
    lawyer.writes("答复", "没签合同也可以认定劳动关系。")
    lawyer.writes("依据的条文", "劳动合同法第七条")
    lawyer.finishes("答复")

    citizen.opens_matter(number)
    citizen.does("没解决，换一位看")
    citizen.writes("哪里没解决", "劳动监察说不归他们管。")
    citizen.confirms("没解决，换一位看")

    supervisor = street.officer("supervisor")
    supervisor.opens_matter(number)
    supervisor.begins("复核答复")
    supervisor.writes("答复", "可以直接申请劳动仲裁，一年以内都来得及。")
    supervisor.writes("依据的条文", "《劳动争议调解仲裁法》第二十七条")
    supervisor.finishes("复核答复")

    citizen.opens_matter(number)
    citizen.sees("复核后重新答复", "可以直接申请劳动仲裁")
    citizen.does("解决了")
    citizen.confirms("解决了")
    citizen.sees("问题解决了。")
