"""What people come for, from beginning to end."""

import csv
import io
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import openpyxl
import pytest
from playwright.sync_api import expect

import econ
from econ.output.export import FORMATS, to_bytes
from tests.browser.visiting import alerts, answer, charts, copied, entered, field, opened, rested, slider, turned

pytestmark = pytest.mark.browser

PRESS_LINE = "?preset=press-line-2023"


def changed(**settings):
    """What the engine says of the press line with some settings."""
    return econ.run(econ.Scenario.preset("press-line-2023").change(set=settings))


def test_a_reader_changes_the_sale_reads_the_answer_and_goes_back(visit):
    """300 million over 36.2 trillion won at 1,291.78 won a dollar is 1.07%."""
    page = visit(PRESS_LINE)
    before = answer(page).inner_text()
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million a year is 1.0 to 2.3")
    assert answer(page).inner_text().strip() == econ.tables.answer(changed(sale_value="300 million USD/year"))
    expect(charts(page).first).to_contain_text("$300 million")
    page.get_by_role("button", name=re.compile("back to 250 million")).click()
    expect(answer(page)).to_have_text(before.strip())


def test_a_slider_moved_and_moved_back_gives_the_same_digits(visit):
    page = visit(PRESS_LINE)
    mark = page.locator(".econ-below .mark").inner_text()
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(answer(page)).to_contain_text("$275 million")
    page.keyboard.press("ArrowLeft")
    expect(answer(page)).to_contain_text("$250 million")
    expect(page.locator(".econ-below .mark")).to_have_text(re.compile(re.escape(mark.split("·")[1].strip())))


def downloaded(page, form, folder):
    """A file of the Download menu."""
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name=re.compile(re.escape(form.label))).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def shares_of_json(path):
    whole = json.loads(path.read_text("utf-8"))
    return [r["median"] for r in whole["results"]["outputs"] if r["output"] == "gdp_share"]


def shares_of_csv(path):
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    return [float(r["median"]) for r in rows if r["section"] == "output" and r["name"] == "gdp_share"]


def numbers_of_workbook(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return [v for sheet in book for row in sheet.iter_rows(values_only=True) for v in row if isinstance(v, float)]


NUMBERS = {"json": shares_of_json, "csv": shares_of_csv, "xlsx": numbers_of_workbook}


def test_an_analyst_takes_files_away_and_other_programs_open_them(visit, tmp_path):
    """What stands in the files is what the engine computes, to the sixteen digits that a workbook keeps."""
    page = visit(PRESS_LINE)
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million")
    page.get_by_role("button", name="Download").click()
    shown = econ.tables.summary_of(changed(sale_value="300 million USD/year"), "gdp_share").median
    for name, numbers in NUMBERS.items():
        path = downloaded(page, FORMATS[name], tmp_path)
        assert any(v == pytest.approx(shown, rel=1e-15) for v in numbers(path)), name


def test_a_researcher_compares_two_scenarios_and_takes_the_comparison_away(visit, tmp_path):
    """Only what differs is listed; the file says the same."""
    page = visit(PRESS_LINE + "&view=Compare")
    page.get_by_label("Name to keep this under").fill("as printed")
    page.get_by_label("Name to keep this under").press("Enter")
    rested(page)
    page.get_by_role("button", name="Keep this as a comparison").click()
    expect(page.get_by_role("button", name=re.compile("Forget .as printed"))).to_be_visible()
    rested(page)
    entered(page, "500 million")
    expect(answer(page)).to_contain_text("$500 million")
    rested(page)
    body = page.get_by_role("tabpanel")
    expect(body).to_contain_text("What differs")
    expect(body).to_contain_text("$250 million")
    expect(body).to_contain_text("$500 million")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the comparison").click()
    path = tmp_path / "comparison.csv"
    waiting.value.save_as(path)
    cells = [cell for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")) for cell in row]
    assert any("250000000" in cell or "250 million" in cell for cell in cells)
    assert any("500000000" in cell or "500 million" in cell for cell in cells)


def test_a_journalist_checks_a_printed_claim(visit):
    """250 million over 24.5 billion dollars is 1.02%, over 28.0 billion 0.89%."""
    page = visit(PRESS_LINE)
    turned(page, "Check a claim")
    body = page.get_by_role("tabpanel")
    expect(body).to_contain_text("depends on the source")
    box = page.get_by_label(re.compile("A sentence such as"))
    box.fill("US$250 million is about 40% of North Korea's GDP")
    box.press("Control+Enter")
    expect(body).not_to_contain_text("depends on the source")
    expect(body).to_contain_text(re.compile("no|not", re.IGNORECASE))
    expect(body).to_contain_text("0.89")


def test_a_student_asks_which_sale_makes_five_per_cent(visit):
    """5% of 36.2 trillion won at 1,291.78 won a dollar is 1.40 billion dollars."""
    page = visit(PRESS_LINE + "&view=Reverse")
    body = page.get_by_role("tabpanel")
    expect(body).to_contain_text("$1.40 billion")
    page.get_by_label("shall be").fill("10%")
    page.get_by_label("shall be").press("Enter")
    expect(body).to_contain_text("$2.80 billion")


def test_a_frozen_link_restores_the_answer_and_verifies_it(visit, site):
    page = visit(PRESS_LINE)
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million")
    rested(page)
    said = answer(page).inner_text().strip()
    link = copied(page, "A frozen link: the same digits in years to come")
    assert link.startswith(site)
    opened(page, link)
    expect(answer(page)).to_have_text(said)
    expect(alerts(page).first).to_contain_text("Identical")


def test_a_live_link_restores_the_answer_in_another_browser(visit, browser):
    page = visit("?preset=missiles-added")
    turned(page, "Goods")
    said = answer(page).inner_text().strip()
    link = copied(page, "A link to this answer")
    context = browser.new_context()
    other = opened(context.new_page(), link)
    expect(answer(other)).to_have_text(said)
    context.close()


def test_an_old_verdict_is_dimmed_while_another_sentence_stands_in_the_field(visit):
    """Two billion over the World Bank's GDP of Poland of 2021, 689.1 billion dollars, is 0.29%."""
    page = visit(PRESS_LINE + "&view=Check+a+claim")
    judged, verdict = page.locator(".econ-judged"), page.locator(".st-key-claim-verdict")
    answer = verdict.get_by_text(re.compile("It depends on the"))
    expect(judged).to_have_text("US$250 million is about 1% of North Korea's GDP")

    def opacity():
        look = "e => { let all = 1; for (; e; e = e.parentElement) all *= getComputedStyle(e).opacity; return all }"
        return answer.first.evaluate(look)

    assert opacity() == 1
    box = page.get_by_label(re.compile("A sentence such as"))
    box.press_sequentially("!")
    expect(judged).to_contain_text("This is the verdict on the former one")
    assert opacity() < 0.5
    box.press("Backspace")
    expect(judged).not_to_contain_text("former one")
    assert opacity() == 1
    box.fill("Poland's arms exports of $2 billion are 0.3% of GDP")
    assert opacity() < 0.5
    page.get_by_role("button", name="Check", exact=True).click()
    expect(judged).to_have_text("Poland's arms exports of $2 billion are 0.3% of GDP")
    expect(verdict).to_contain_text("0.29%")
    expect(verdict).to_contain_text("Holds only if the amount is rounded")
    assert opacity() == 1


def test_a_researcher_verifies_a_file_from_somebody_else(visit, tmp_path):
    page = visit(PRESS_LINE + "&view=Check+a+claim")
    path = tmp_path / "answer.json"
    path.write_bytes(to_bytes(econ.run(), "json"))
    page.locator(".st-key-verify-file input[type=file]").set_input_files(path)
    verdict = alerts(page).filter(has_text="computed again")
    expect(verdict).to_contain_text("answer.json: ")
    expect(verdict).to_contain_text("Identical")
    rested(page)
    whole = json.loads(path.read_text("utf-8"))
    whole["results"]["outputs"][0]["median"] *= 2
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(whole), "utf-8")
    page.locator(".st-key-verify-file input[type=file]").set_input_files(path)
    expect(alerts(page).filter(has_text="differ")).to_be_visible(timeout=60_000)


def test_a_reader_of_an_article_sees_the_answer_and_opens_the_sliders(visit):
    page = visit(PRESS_LINE + "&sale_value=300+million&reader=1&embed=true")
    expect(answer(page)).to_contain_text("$300 million a year is 1.0 to 2.3")
    expect(charts(page)).to_have_count(1)
    expect(slider(page)).to_have_count(0)
    page.get_by_text(re.compile(r"^Sources \(\d+\)")).click()
    expect(page.locator(".st-key-reader-sources li").first).to_be_visible()
    with page.context.expect_page() as waiting:
        page.get_by_role("link", name="Open the sliders").click()
    whole = waiting.value
    expect(answer(whole)).to_contain_text("$300 million a year is 1.0 to 2.3")
    expect(field(whole)).to_have_value("300 million")


def test_one_chart_stands_in_an_article_of_another_site(page, site, article):
    article.text = f"<iframe src='{site}/?embed=true&reader=distribution' width=600 height=700></iframe>"
    page.goto(article.address)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".econ-answer .first")).to_contain_text("0.89")
    expect(charts(frame)).to_have_count(1)
    expect(charts(frame)).to_contain_text("Share of GDP")


@pytest.fixture
def article():
    """A page of another site, on a port of its own."""

    class Article(BaseHTTPRequestHandler):
        text = ""

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(Article.text.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Article)
    Article.address = f"http://127.0.0.1:{server.server_port}/"
    Thread(target=server.serve_forever, daemon=True).start()
    yield Article
    server.shutdown()
    server.server_close()


def test_a_reader_asks_for_a_sale_by_a_country_that_no_scenario_is_about(visit):
    """300 million over 135.94 billion dollars, the World Bank's figure of Kenya for 2025, is 0.221%."""
    page = visit()
    country = page.get_by_label("A sale by another country")
    assert page.locator(f"datalist#{country.get_attribute('list')} option").count() > 200
    country.fill("Kenya")
    country.press("Enter")
    expect(answer(page)).to_contain_text("Kenya's GDP")
    entered(page, "300 million")
    expect(answer(page)).to_contain_text(re.compile(r"0\.22\s%\sof\sKenya's\sGDP"))
    expect(page).to_have_url(re.compile("preset=KEN"))
