"""Remember what took long to make: records in JSON, contents by digest, nothing trusted.

A cache may come from anywhere: half written, of another version, made up. Whatever cannot be
verified counts as absent, and nothing in it is ever run.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from newsroom.model import Artifact
from newsroom.shelf import write_whole

_MOST_BYTES = 512 * 1024 * 1024
_HEX = frozenset("0123456789abcdef")


class Cache(Struct, frozen=True):
    """Keep artifacts by the fingerprint of what they were made from."""

    folder: Path

    def get(self, fingerprint: str, path: str) -> tuple[Artifact, ...] | None:
        """Return the artifacts of a fingerprint if every byte verifies, the one at path first."""
        try:
            record = json.loads(self._record(fingerprint).read_bytes())
            if record["fingerprint"] != fingerprint:
                return None
            found = tuple(self._artifact(entry) for entry in record["artifacts"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return found if found and found[0].path == path else None

    def put(self, fingerprint: str, artifacts: Iterable[Artifact]) -> None:
        """Remember artifacts; a cache that cannot be written is no reason to fail."""
        entries = []
        with contextlib.suppress(OSError):
            for artifact in artifacts:
                digest = hashlib.sha256(artifact.content).hexdigest()
                write_whole(self._content(digest), artifact.content)
                entries.append([artifact.path, artifact.media_type, digest])
            record = {"fingerprint": fingerprint, "artifacts": entries}
            write_whole(self._record(fingerprint), json.dumps(record).encode())

    def prune(self, most: int = _MOST_BYTES) -> None:
        """Forget what was used longest ago, down to a size."""
        with contextlib.suppress(OSError):
            files = [path for path in self.folder.rglob("*") if path.is_file()]
            aged = sorted(
                ((path.stat(), path) for path in files), key=lambda pair: pair[0].st_mtime
            )
            total = sum(stat.st_size for stat, _ in aged)
            for stat, path in aged:
                if total <= most:
                    break
                path.unlink()
                total -= stat.st_size

    def _artifact(self, entry: object) -> Artifact:
        if not isinstance(entry, list):
            raise TypeError(entry)
        path, media_type, digest = (str(value) for value in entry)
        file = self._content(digest)
        content = file.read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise ValueError(digest)
        os.utime(file)
        return Artifact(path, media_type, content)

    def _record(self, fingerprint: str) -> Path:
        return self.folder / _name(fingerprint)[:2] / f"{_name(fingerprint)}.json"

    def _content(self, digest: str) -> Path:
        return self.folder / _name(digest)[:2] / _name(digest)


def _name(digest: str) -> str:
    """Return a digest if it is one; a record could name any file of this machine."""
    if len(digest) != hashlib.sha256().digest_size * 2 or not set(digest) <= _HEX:
        raise ValueError(digest)
    return digest
