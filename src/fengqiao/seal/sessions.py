"""Sessions are sealed at rest: what a guest asked, a number being proved and its code stand in them for a while."""

from __future__ import annotations

import json
from typing import Any

from fengqiao.seal.fields import sealer

_PLACE = "session"


class SealedSerializer:
    """What the framework signs and stores of a session: JSON under SM4-GCM.  A session that does not open is an empty one."""

    def dumps(self, content: Any) -> bytes:
        """The content, sealed."""
        return sealer().seal(json.dumps(content, ensure_ascii=False), _PLACE).encode()

    def loads(self, data: bytes) -> Any:
        """The content again; SealBroken, which the framework takes for an empty session, when it does not open."""
        return json.loads(sealer().open(data.decode(), _PLACE))
