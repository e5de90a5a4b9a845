"""Articles as values, and articles found in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.law.citation import Article, normalise_law_name, parse_citations
from fengqiao.law.errors import CitationError
from fengqiao.law.names import full_law_name, known_law_names, short_law_names

# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("《中华人民共和国民法典》", "民法典"),
        (" 民 法 典 ", "民法典"),
        ("中华人民共和国劳动合同法", "劳动合同法"),
        (
            "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》",
            "最高人民法院关于适用《民事诉讼法》的解释",
        ),
        ("最高人民法院关于适用《民法典》婚姻家庭编的解释(一)", "最高人民法院关于适用《民法典》婚姻家庭编的解释（一）"),
        ("刑法修正案［１２］", "刑法修正案［12］"),
        ("《甲》与《乙》", "《甲》与《乙》"),
        ("《未闭合", "《未闭合"),
    ],
)
def test_a_law_has_one_name(written: str, kept: str) -> None:
    assert normalise_law_name(written) == kept
    assert normalise_law_name(kept) == kept


@pytest.mark.parametrize("written", ["", " 《》 ", "中华人民共和国"])
def test_no_name_is_no_law(written: str) -> None:
    with pytest.raises(CitationError, match="不是法律名称"):
        normalise_law_name(written)


def test_short_names_are_expanded_and_others_left() -> None:
    assert full_law_name("民诉法") == "民事诉讼法"
    assert full_law_name("劳仲法") == "劳动争议调解仲裁法"
    assert full_law_name("民法典") == "民法典"


def test_every_name_of_the_table_is_normalised_and_every_short_name_leads_to_a_full_one() -> None:
    for name, full in known_law_names().items():
        assert normalise_law_name(name) == name
        assert normalise_law_name(full) == full
        assert full not in short_law_names()


# -- one article -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "written", "key"),
    [
        (Article("民法典", 1079), "《民法典》第一千零七十九条", "民法典:1079"),
        (Article("民法典", 1079, 3, 2), "《民法典》第一千零七十九条第三款第（二）项", "民法典:1079.3.2"),
        (Article("刑法", 133, sub=1), "《刑法》第一百三十三条之一", "刑法:133-1"),
        (Article("刑法", 87, item=4), "《刑法》第八十七条第（四）项", "刑法:87..4"),
        (Article("《中华人民共和国公证法》", 30), "《公证法》第三十条", "公证法:30"),
    ],
)
def test_an_article_is_written_as_in_an_official_paper(article: Article, written: str, key: str) -> None:
    assert str(article) == written
    assert article.key == key
    assert Article.parse(key) == article
    assert [found.article for found in parse_citations(written)] == [article]


def test_the_whole_article_of_a_paragraph() -> None:
    assert Article("刑法", 133, 1, 3, sub=1).whole == Article("刑法", 133, sub=1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Article("民法典", 0),
        lambda: Article("民法典", 1, 0),
        lambda: Article("民法典", 1, None, -1),
        lambda: Article("民法典", 1, sub=-1),
        lambda: Article("民法典", 10_000),
    ],
)
def test_articles_count_from_one(make: object) -> None:
    with pytest.raises(CitationError, match="count from 1"):
        make()  # type: ignore[operator]


@pytest.mark.parametrize("text", ["", "民法典", "民法典:", ":43", "民法典:第四十三条", "民法典:43.2.1.1", "民法典:4-"])
def test_a_bad_key_says_how_it_is_written(text: str) -> None:
    with pytest.raises(CitationError, match="write law:article"):
        Article.parse(text)


def test_a_key_may_have_a_full_width_colon() -> None:
    assert Article.parse(" 法律援助法：43.2 ") == Article("法律援助法", 43, 2)


# -- running text ------------------------------------------------------------------------------------------------------

PARTS = st.none() | st.integers(1, 30)
ARTICLES = st.builds(
    Article,
    st.sampled_from(["民法典", "刑法", "行政复议法", "最高人民法院关于适用《民事诉讼法》的解释"]),
    st.integers(1, 1300),
    PARTS,
    PARTS,
    st.integers(0, 12),
)


@given(ARTICLES)
def test_every_article_is_found_again_where_it_was_written(article: Article) -> None:
    text = f"依照{article}的规定"
    [found] = parse_citations(text)
    assert found.article == article
    assert text[found.start : found.end] == str(article)
    assert Article.parse(article.key) == article


@given(st.lists(ARTICLES, min_size=1, max_size=5))
def test_several_citations_are_found_in_order(articles: list[Article]) -> None:
    text = "；".join(map(str, articles)) + "。"
    assert [found.article for found in parse_citations(text)] == articles


@given(st.text(alphabet="第条款项之（）()《》民法典诉法十百零一二至到、和同本该 -0123456789合同", max_size=60))
def test_odd_text_never_raises_and_spans_stay_inside(text: str) -> None:
    for found in parse_citations(text, default_law="公证法"):
        assert 0 <= found.start < found.end <= len(text)


READ = [
    ("民法典第1079条", "民法典:1079"),
    ("民法典1079条", "民法典:1079"),
    ("民法典 第 1079 条", "民法典:1079"),
    ("《民法典》第一千零七十九条第三款第二项", "民法典:1079.3.2"),
    ("民法典1079条3款2项", "民法典:1079.3.2"),
    ("《刑法》第八十七条第（四）项", "刑法:87..4"),
    ("《刑法》第八十七条第(四)项", "刑法:87..4"),
    ("《刑法》第一百三十三条之一第一款第（三）项、第（四）项", "刑法:133-1.1.3 刑法:133-1.1.4"),
    ("依照《中华人民共和国民事诉讼法》（2023修正）第205条", "民事诉讼法:205"),
    ("民诉法第205条、第二百零六条，以及同法第86条第一款", "民事诉讼法:205 民事诉讼法:206 民事诉讼法:86.1"),
    ("劳仲法第二十七条第一款和第四款", "劳动争议调解仲裁法:27.1 劳动争议调解仲裁法:27.4"),
    ("劳仲法第二十七条第一款至第四款", " ".join(f"劳动争议调解仲裁法:27.{n}" for n in (1, 2, 3, 4))),
    ("刑法第八十七条第（一）项至第（三）项", "刑法:87..1 刑法:87..2 刑法:87..3"),
    ("刑法第八十七条第一款至第（三）项", "刑法:87.1 刑法:87.1.3"),
    ("民法典第十条至第十二条", "民法典:10 民法典:11 民法典:12"),
    ("民法典第十条第一款至第十二条", "民法典:10.1 民法典:12"),
    ("民法典第10-12条", "民法典:10 民法典:11 民法典:12"),
    ("民法典第十、十二条", "民法典:10 民法典:12"),
    ("劳仲法27-29条", "劳动争议调解仲裁法:27 劳动争议调解仲裁法:28 劳动争议调解仲裁法:29"),
    ("民法典合同编通则解释第三条", "最高人民法院关于适用《民法典》合同编通则若干问题的解释:3"),
    ("《民诉法》第八十五条", "民事诉讼法:85"),
    ("民法典第一百八十八条规定……第一百九十五条", "民法典:188 民法典:195"),
    ("公证法第三十条、民法典第十条", "公证法:30 民法典:10"),
    ("公证法第三十条，该法第三十九条", "公证法:30 公证法:39"),
    ("《山东省司法鉴定条例》（2011年）第47条，本条例第48条", "山东省司法鉴定条例:47 山东省司法鉴定条例:48"),
    ("《法律适用问题的解释（一）》第三条", "法律适用问题的解释（一）:3"),
    ("劳动合同法第38条，劳动合同第三条约定", "劳动合同法:38"),
    ("民法典第三条，《房屋租赁合同》第五条，同法第六条", "民法典:3 民法典:6"),
    ("民法典第十条之规定", "民法典:10"),
    ("民法典第十百条", ""),
    ("民法典第零条", ""),
    ("民法典第十条第零款", "民法典:10"),
    ("民法典第十条第一款第十百项", "民法典:10.1"),
    ("《甲方手记》第五条", ""),
    ("第五条", ""),
    ("本法第五条", ""),
    ("没有法条", ""),
    ("民法典第1-9999条", "民法典:1 民法典:9999"),
    ("民法典第1条至第9999条", "民法典:1 民法典:9999"),
    ("民法典第" + "9" * 5000 + "条", ""),
    ("民法典第10000条", ""),
    ("民法典第十条第99999款", "民法典:10"),
]


@pytest.mark.parametrize(("text", "keys"), READ, ids=[text for text, _ in READ])
def test_running_text_is_read(text: str, keys: str) -> None:
    assert " ".join(found.article.key for found in parse_citations(text)) == keys


def test_statute_text_refers_to_itself() -> None:
    text = "依照本法第三十条、第九条第二款，以及《民法典》第十条的规定；本法第四条"
    found = [citation.article.key for citation in parse_citations(text, default_law="《公证法》")]
    assert found == ["公证法:30", "公证法:9.2", "民法典:10", "公证法:4"]


def test_the_span_begins_with_a_name_that_stands_directly_before() -> None:
    text = "见民法典1079条和《民法典》第十条、第十一条；同法第十二条第一款。"
    spans = ["民法典1079条", "《民法典》第十条", "第十一条", "同法第十二条第一款"]
    assert [text[found.start : found.end] for found in parse_citations(text)] == spans
