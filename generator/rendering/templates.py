"""The templates, and what each of them is made of: itself and all that it includes, extends or imports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import meta

from generator.recall import digest
from generator.rendering.memory import Memory


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one site."""

    environment: jinja2.Environment
    memory: Memory
    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, environment: jinja2.Environment, memory: Memory) -> Templates:
        """The templates that an environment finds; `memory` keeps what each of them names."""
        return cls(environment, memory)

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """The text of a template with its values. Raises `jinja2.TemplateError`."""
        return self.environment.get_template(name).render(values)

    def digest(self, name: str) -> str:
        """Of the template's text and of every template that it names; a fault in one is told when it is used."""
        if name not in self.digests:
            self.digests[name] = self._digest(name)
        return self.digests[name]

    def _digest(self, name: str) -> str:
        digest = hashlib.sha256()
        waiting, seen = [name], {name}
        while waiting:
            current = waiting.pop()
            source = self._source(current)
            digest.update(f"{current}\0{source}\0".encode())
            for other in self._named(current, source):
                if other is None:
                    return self._all()
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return digest.hexdigest()

    def _named(self, name: str, source: str) -> list[str | None]:
        """The templates that a template names; None for a name that is worked out as it runs."""
        made_from = digest(jinja2.__version__, source)
        named = self.memory.text("template", name, made_from, lambda: json.dumps(_find_named(source)))
        return [None if other is None else str(other) for other in json.loads(named)]

    def _all(self) -> str:
        """Of every template, where the name of one is worked out as it runs."""
        digest = hashlib.sha256()
        for name in sorted(self.environment.list_templates()):
            digest.update(f"{name}\0{self._source(name)}\0".encode())
        return digest.hexdigest()

    def _source(self, name: str) -> str:
        """A template's text; empty where there is none."""
        assert self.environment.loader is not None
        try:
            return self.environment.loader.get_source(self.environment, name)[0]
        except jinja2.TemplateNotFound:
            return ""


@lru_cache
def _find_named(source: str) -> list[str | None]:
    try:
        return list(meta.find_referenced_templates(jinja2.Environment(autoescape=True).parse(source)))
    except jinja2.TemplateSyntaxError:
        return []
