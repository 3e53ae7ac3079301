"""The command `nienbieu`: messages on standard error, data on standard output.

Exit codes: 0 all is well; 1 faults were found (a site that could be built is built all the same); 2 wrong use.
Heavy modules are imported by the verb that needs them, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.speaking import say, say_waiting, show_progress, tell

if TYPE_CHECKING:
    from generator.build import Built
    from generator.config import Config
    from generator.issues import Issue
    from generator.unchanged import Looked
    from generator.wording import Wording

_PROJECT_HELP = "The project's folder: the one with mkdocs.yml and content/."


def _project(command: Callable[..., Any]) -> Callable[..., Any]:
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option(
        "--project", "folder", type=folder, default=".", show_default="this folder", help=_PROJECT_HELP
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="nienbieu", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a folder of saved news articles into a chronological web site.

    Put articles (.txt, .md, .html, …) into content/ and run `nienbieu build`. Every article is placed on the day
    when what it reports happened; every date says what it rests on.

    \b
    Exit codes: 0  all is well
                1  faults were found; what could be built is built
                2  wrong use
    """


@main.command()
@_project
@click.option("--site-url", help="The address at which the site will be served; replaces site_url of mkdocs.yml.")
@click.option("--why", "page", metavar="PAGE", help="Tell why this page was made again (its address, or an id).")
def build(folder: Path, site_url: str | None, page: str | None) -> None:
    """Build the site from content/ into site/.

    At its end it says what it made, what it could not date and why, and where to look. Only pages that changed
    are written.
    """
    from generator.publishing.lock import only_one

    config, _ = _configure(folder)
    try:
        with only_one(config.state, lambda: say_waiting(_word(config)[0])):
            faults = _build_alone(folder, site_url, page)
    except OSError as error:
        raise click.ClickException(_word(config)[0]("command.failed", cause=str(error))) from error
    sys.exit(int(faults))


def _build_alone(folder: Path, site_url: str | None, page: str | None) -> bool:
    """Builds where anything changed, while no other build goes on; whether there are faults. Raises OSError.

    All is loaded here, after what may tell of a later change of it was looked at.
    """
    from generator.unchanged import look_at, recall
    from generator.why import tell_why, watch

    config, issues = _configure(folder)
    if site_url is not None:
        config = replace(config, site_url=site_url)
    before = watch(config, page) if page is not None else None
    looked = look_at(config)
    last = recall(config, looked)
    if last is not None:
        say(last.lines)
        made: tuple[str, ...] = ()
        faults = last.faults
    else:
        made, faults = _build_anew(config, issues, looked)
    if before is not None and page is not None:
        say(tell_why(before, config, page, made, _word(config)[0]))
    return faults


def _build_anew(config: Config, issues: list[Issue], looked: Looked) -> tuple[tuple[str, ...], bool]:
    """The files of `site/` that were made, and whether there are faults. Raises OSError."""
    from generator.summary import sum_up
    from generator.unchanged import remember
    from generator.workers import without_collection

    wording, wrong = _word(config)
    with without_collection(to_the_end=True):
        built = _build(config, wording, [*issues, *wrong], looked)
        say(sum_up(built, config, wording, len(built.written.changed), len(built.written.removed)))
        faults = any(issue.severity == "fault" for issue in built.issues)
        if not any(issue.code in _ONCE for issue in built.issues):
            remember(config, looked, sum_up(built, config, wording, 0, 0), faults=faults)
    return built.made, faults


_ONCE = frozenset({"address-gone", "no-search", "cache-broken", "cache-busy", "cache-other"})
"""Issues of one build, which the next one need not have."""


def _build(config: Config, wording: Wording, issues: list[Issue], looked: Looked) -> Built:
    from generator.build import TemplateFaultError, build
    from generator.publishing.mkdocs import SiteError

    try:
        return build(config, wording, issues, progress=show_progress(wording), stood=looked.stood)
    except SiteError as error:
        raise click.ClickException(wording("command.failed", cause=str(error))) from error
    except TemplateFaultError as error:
        tell([error.issue], wording)
        sys.exit(1)


@main.command()
@_project
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port; the next free one when it is taken.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
def serve(folder: Path, host: str, port: int, open_browser: bool) -> None:
    """Show the site while you write.

    Serves it at the path that it will have on the web, builds again when anything in the project changes, and
    reloads the browser. Ends with Ctrl-C.
    """
    from generator.preview import Preview

    config, wording, issues = _load(folder)
    tell(issues, wording)
    Preview(config, wording, say=lambda text: click.echo(text, err=True)).run(host, port, open_browser=open_browser)


@main.command()
@_project
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--text",
    is_flag=True,
    help="With each article's text, and which spans of it are the article and which were cut off.",
)
def analyse(folder: Path, output: Path | None, text: bool) -> None:
    """Print the analysis as JSON, without making any page.

    Its shape is a contract, described by the JSON Schema generator/schema/timeline-1.json.
    """
    from generator.contract import describe, to_json
    from generator.pipeline import analyse
    from generator.publishing.write import replace_file

    config, wording, issues = _load(folder)
    found = analyse(config, issues, show_progress(wording))
    written = to_json(describe(found.timeline, found.issues, wording, text=text))
    if output is None:
        sys.stdout.buffer.write(written.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        try:
            replace_file(output, written.encode("utf-8"))
        except OSError as error:
            raise click.ClickException(f"{output}: {error.strerror}") from error
    _exit(found.issues, wording)


@main.command()
@_project
@click.argument("article")
def explain(folder: Path, article: str) -> None:
    """Tell the whole story of one article's dates, or of one event.

    ARTICLE is its file's name, its path in content/, or its id; #3 behind a name is the third article of a file.
    Shows the sentences that the dates rest on, what
    was rejected and why, whom the article names, which event it belongs to and why, which events come near and
    why they are others, and what was cut off. The id of an event tells of the event.
    """
    from generator.explain import explain, explain_event, find_event, find_report, near_names
    from generator.pipeline import analyse

    config, wording, _ = _load(folder)
    timeline = analyse(config, progress=show_progress(wording)).timeline
    matching = find_report(timeline, article)
    if len(matching) == 1:
        click.echo(explain(matching[0], timeline, wording), nl=False)
        return
    if matching:
        names = ", ".join(report.article.name for report in matching)
        raise click.UsageError(wording("command.explain_many", name=article, names=names))
    event = find_event(timeline, article)
    if event is not None:
        click.echo(explain_event(event, timeline, wording), nl=False)
        return
    near = near_names(timeline, article)
    hint = f" {wording('command.explain_near', names=', '.join(near))}" if near else ""
    raise click.UsageError(wording("command.explain_not_found", name=article) + hint)


@main.command()
@_project
def check(folder: Path) -> None:
    """List what should be mended and which dates are doubtful, worst first, with the line to add."""
    from generator.explain import list_doubtful
    from generator.pipeline import analyse

    config, wording, issues = _load(folder)
    found = analyse(config, issues, show_progress(wording))
    tell(found.issues, wording)
    doubtful = list_doubtful(found.timeline, wording)
    if doubtful:
        click.echo(wording("command.doubtful", count=len(doubtful)), err=True)
        for lines in doubtful:
            click.echo(lines)
    if not found.issues and not doubtful:
        click.echo(wording("command.nothing"), err=True)
    _exit(found.issues)


@main.command()
@_project
@click.argument("given", nargs=-1, required=True, metavar="FILE… | FOLDER | URL…")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of a private network, too.")
def add(folder: Path, given: tuple[str, ...], allow_private: bool) -> None:
    """Put articles into content/, each once.

    Files are copied as they are, under a name that can be read; of a folder, all of it; a URL is fetched with one
    request. What is there already, by its address or its text, is not put there again; a changed text from an
    address that is there is kept as a new version.
    """
    from generator.adding.add import Added, Adder, add_all
    from generator.adding.shelf import Shelf
    from generator.knowledge import load_knowledge
    from generator.reading.compose import Composer

    config, wording, _ = _load(folder)
    composer = Composer.of(load_knowledge())
    adder = Adder(Shelf.of(config.content, composer), composer, allow_private)
    issues: list[Issue] = []
    try:
        for result in add_all(adder, given):
            if isinstance(result, Added):
                values = {"name": result.name, "title": result.title, "given": result.given, "other": result.other}
                click.echo(wording(f"command.added_{result.outcome}", **values), err=True)
            else:
                issues += result
    except OSError as error:
        raise click.ClickException(f"{error.filename or config.content}: {error.strerror or error}") from error
    _exit(issues, wording)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Of the site.")
def new(folder: Path, language: str) -> None:
    """Make a project in FOLDER that builds at once, with a sample article and the workflow for GitHub Pages."""
    from generator.adding.project import NotEmptyError, make_project
    from generator.wording import load_wording

    wording = load_wording(language)
    try:
        written = make_project(folder, language)
    except NotEmptyError as error:
        raise click.UsageError(wording("command.new_not_empty", folder=str(folder))) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or folder}: {error.strerror or error}") from error
    for path in written:
        click.echo(f"  {folder / path}", err=True)
    click.echo(wording("command.new_made", folder=str(folder)), err=True)


@main.command()
@_project
def clean(folder: Path) -> None:
    """Take away what was built: site/, the generated part of site_src/, and the working folder .nienbieu/.

    Never touches content/, templates/ or anything that you put into site_src/ yourself.
    """
    import shutil

    from generator.publishing.lock import only_one
    from generator.publishing.trees import is_built_site
    from generator.publishing.write import remove_all

    config, wording, _ = _load(folder)
    with only_one(config.state, lambda: say_waiting(wording)):
        remove_all(config.site_src, config.state)
        if is_built_site(config.site):
            shutil.rmtree(config.site, ignore_errors=True)
        shutil.rmtree(config.state, ignore_errors=True)


def _load(folder: Path) -> tuple[Config, Wording, list[Issue]]:
    config, issues = _configure(folder)
    wording, wrong = _word(config)
    return config, wording, [*issues, *wrong]


def _configure(folder: Path) -> tuple[Config, list[Issue]]:
    from generator.config import NotAProjectError, load_config

    try:
        return load_config(folder)
    except NotAProjectError as error:
        raise click.UsageError(str(error)) from error


def _word(config: Config) -> tuple[Wording, list[Issue]]:
    """The strings in which a project is spoken of, and what is wrong with its own."""
    from generator.wording import load_wording, override_strings

    return override_strings(load_wording(config.language), config.templates / "strings", config.language)


def _exit(issues: Iterable[Issue], wording: Wording | None = None) -> None:
    """Ends with 1 when there are faults; tells of all issues first where `wording` is given."""
    listed = list(issues)
    if wording is not None:
        tell(listed, wording)
    if any(issue.severity == "fault" for issue in listed):
        sys.exit(1)


if __name__ == "__main__":
    main()
