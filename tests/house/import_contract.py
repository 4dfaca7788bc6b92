"""A kind of import contract whose modules are named by pattern, such as `bot.*_store`.

import-linter's own kinds replace whole names between dots alone, so that a contract of theirs would have to list every
store; a new one is held on arrival here.
"""

from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

Chain = tuple[str, ...]
"""Modules of which each imports the next."""


class PatternContract(Contract):
    """Modules of some names do not import modules of others.

    A pattern stands for the modules of that dotted name and all beneath them; `*` spans dots too. One that matches
    nothing is no error: it waits for the first module of that name.

    Attributes:
        sources: Patterns of the modules that are held.
        except_sources: Patterns of those among them that are not.
        forbidden: Patterns of what they must not import, external packages included.
        allowed: Patterns of what they may import although it is forbidden.
        indirect: Whether the imports of what they import count too.
    """

    type_name = "pattern"

    sources = fields.ListField(subfield=fields.StringField())
    except_sources = fields.ListField(subfield=fields.StringField(), default=[])
    forbidden = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField(), default=[])
    indirect = fields.BooleanField(default=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every way from a module that is held to one that it must not import."""
        del verbose
        chains = sorted(chain for source in self._sources(graph) for chain in self._chains(graph, source))
        return ContractCheck(kept=not chains, metadata={"chains": chains})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print the ways found, one a line."""
        chains: list[Chain] = check.metadata["chains"]
        for chain in chains:
            output.print_error(f"- {' -> '.join(chain)}", bold=False)
        output.new_line()

    def _sources(self, graph: ImportGraph) -> Iterator[str]:
        for module in graph.modules:
            if _matches(module, self.sources) and not _matches(module, self.except_sources):
                yield module

    def _chains(self, graph: ImportGraph, source: str) -> Iterator[Chain]:
        if not self.indirect:
            found = graph.find_modules_directly_imported_by(source)
            yield from ((source, module) for module in found if self._is_forbidden(module))
            return
        for module in graph.find_upstream_modules(source):
            if self._is_forbidden(module):
                chain = graph.find_shortest_chain(source, module)
                if chain is not None:
                    yield tuple(chain)

    def _is_forbidden(self, module: str) -> bool:
        return _matches(module, self.forbidden) and not _matches(module, self.allowed)


def _matches(module: str, patterns: fields.ListField) -> bool:
    # On the class stands the field; on a contract that was read, what the field has made of the text.
    read = cast("Collection[str]", patterns)
    return any(fnmatchcase(module, pattern) or fnmatchcase(module, f"{pattern}.*") for pattern in read)
