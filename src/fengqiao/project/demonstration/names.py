"""Invented names and numbers from a seeded source; no real person's."""

from __future__ import annotations

from random import Random

_FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红梅建国志凤琴文辉力永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘"
_PLACES = (
    "清河枫桥柳林杨庄石桥大槐松坡白塔青龙马店沙湾东营西岭南塘北沟竹溪梅园桃源杏花荷塘栗山榆树柿园枣林麦坡稻香茶亭井泉"
)


def person_name(random: Random) -> str:
    """Two or three characters."""
    return random.choice(_FAMILY) + "".join(random.sample(_GIVEN, random.choice((1, 2, 2))))


def place_name(random: Random, taken: set[str]) -> str:
    """Two characters not yet taken."""
    while True:
        name = "".join(random.sample(_PLACES, 2))
        if name not in taken:
            taken.add(name)
            return name


def phone(serial: int) -> str:
    """A number in 199 0000 0000 upwards: well formed, counted up, so never twice."""
    return f"199{serial:08d}"


def id_number(random: Random, prefix: str) -> str:
    """A well-formed identity-card number with a birthday between 1945 and 2004."""
    body = f"{prefix}{random.randint(1945, 2004)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}{random.randint(0, 999):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]
