"""The fifteen modules of the home page: what each is for, whether it is here yet, and where to go today if it is not."""

from __future__ import annotations

from dataclasses import dataclass

from fengqiao.flow import _
from fengqiao.people.models import AgencyKind
from fengqiao.places.models import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One tile.  ``url`` is empty for a module that is still being made; its page then says what it will do."""

    key: str
    name: str
    icon: str
    line: str
    url: str = ""
    will: tuple[str, ...] = ()
    """What it will do here, in sentences."""
    today: str = ""
    """What to do about it today."""
    agencies: tuple[AgencyKind, ...] = ()
    places: tuple[PlaceKind, ...] = ()
    way: tuple[str, ...] = ()
    """A page of ours that helps today: the words of its button, and its address."""

    @property
    def is_here(self) -> bool:
        return bool(self.url)

    @property
    def address(self) -> str:
        """Where its tile leads."""
        return self.url or f"/modules/{self.key}/"


MODULES: tuple[Module, ...] = (
    Module(key="ask", name=_("智能问答"), icon="search", line=_("说事，查法条"), url="/ask/"),
    Module(
        key="consultation",
        name=_("免费咨询"),
        icon="message-circle",
        line=_("律师署名答复"),
        url="/services/consultation/",
    ),
    Module(key="legal-aid", name=_("法律援助"), icon="scale", line=_("免费派律师"), url="/services/legal-aid/"),
    Module(key="mediation", name=_("人民调解"), icon="handshake", line=_("请人帮着谈"), url="/services/mediation/"),
    Module(key="tools", name=_("计算器与文书"), icon="calculator", line=_("算钱、算期限"), url="/tools/"),
    Module(key="progress", name=_("我的办件"), icon="folder-open", line=_("办到哪一步了"), url="/my/"),
    Module(
        key="notary",
        name=_("公证"),
        icon="stamp",
        line=_("遗嘱、委托、继承"),
        will=(
            _("在手机上问清楚要带什么、多少钱，约好时间再去。"),
            _("行动不便的老人，可以约公证员上门。"),
        ),
        today=_("请带身份证到公证处办理，去之前打个电话问要带什么。"),
        agencies=(AgencyKind.NOTARY_OFFICE, AgencyKind.SERVICE_CENTER),
    ),
    Module(
        key="forensics",
        name=_("司法鉴定"),
        icon="microscope",
        line=_("伤残、笔迹、亲子"),
        will=(_("按要鉴定的事找到有资格的机构，知道要带什么、大概多久。"),),
        today=_("打官司要用的鉴定，一般先向法院提出；自己委托的，直接联系鉴定机构。"),
        agencies=(AgencyKind.APPRAISAL, AgencyKind.SERVICE_CENTER),
    ),
    Module(
        key="reconsideration",
        name=_("行政复议"),
        icon="landmark",
        line=_("对处罚、决定不服"),
        will=(_("在手机上交复议申请，看到还剩几天、办到哪一步。"),),
        today=_("一般要在知道决定之日起六十日内提出。来不及准备材料，可以先到窗口口头申请。"),
        agencies=(AgencyKind.JUSTICE_BUREAU, AgencyKind.JUSTICE_OFFICE),
        places=(PlaceKind.CONTACT_POINT,),
    ),
    Module(
        key="directory",
        name=_("律师与机构"),
        icon="users",
        line=_("查律师、查机构"),
        will=(_("按地方、按擅长的事找律师和机构，核对执业证号。"),),
        today=_("下面是本区的机构。要核对一位律师是不是真的，可以打 12348 问。"),
        agencies=(AgencyKind.LAW_FIRM, AgencyKind.GRASSROOTS_FIRM, AgencyKind.NOTARY_OFFICE),
    ),
    Module(
        key="village-advisers",
        name=_("村居法律顾问"),
        icon="house",
        line=_("村里的律师"),
        will=(_("看到您村的法律顾问是谁、哪天来，在手机上约他。"),),
        today=_("请到村委会、居委会问法律顾问哪天来，或者联系司法所。"),
        agencies=(AgencyKind.JUSTICE_OFFICE,),
        places=(PlaceKind.SERVICE_STUDIO, PlaceKind.SERVICE_STATION),
    ),
    Module(
        key="check-up",
        name=_("法治体检"),
        icon="building-2",
        line=_("企业找风险"),
        will=(_("企业答一份问卷，律师看合同和制度，给一份风险报告，到期回访。"),),
        today=_("请联系公共法律服务中心，登记企业名称和想看的方面。"),
        agencies=(AgencyKind.SERVICE_CENTER, AgencyKind.JUSTICE_BUREAU),
    ),
    Module(
        key="booking",
        name=_("窗口预约"),
        icon="calendar-check",
        line=_("少排队"),
        will=(_("选窗口、选时间，到了取号就办。"),),
        today=_("现在不用预约，上班时间直接去。"),
        agencies=(AgencyKind.SERVICE_CENTER,),
        places=(PlaceKind.WINDOW, PlaceKind.SERVICE_STATION),
    ),
    Module(
        key="map",
        name=_("法治地图"),
        icon="map",
        line=_("附近能去哪"),
        will=(_("在地图上找最近的窗口、工作站、骑士驿站和法治公园。"),),
        today=_("下面列出一部分。想找离您最近的地方，打 12348 问。"),
        agencies=(AgencyKind.SERVICE_CENTER,),
        places=(PlaceKind.SERVICE_STATION, PlaceKind.RIDER_STATION, PlaceKind.LAW_CULTURE),
    ),
    Module(
        key="learn",
        name=_("在线普法"),
        icon="book-open",
        line=_("看得懂的法"),
        will=(_("用平常话讲的法律，和您遇到的事有关的先看到。学不学、学多久，都不计数。"),),
        today=_("问一件您遇到的事，会看到管这件事的法条，还有一句看得懂的白话。"),
        way=(_("去问一问"), "/ask/"),
        places=(PlaceKind.LAW_CULTURE,),
    ),
)

BY_KEY = {module.key: module for module in MODULES}
