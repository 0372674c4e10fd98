"""Which kind of drive a path lies on, as each system tells it."""

from __future__ import annotations

from pathlib import Path

from desk.storage.drives import NETWORK, kind_from_mount, kind_from_mountinfo, kind_of, synced_by

MOUNTINFO = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:40 / /home/editor/desk\\040shared rw shared:9 - nfs4 server:/desk rw
31 21 0:41 / /mnt rw - ext4 /dev/sdb1 rw
32 31 0:42 / /mnt/share rw master:3 propagate_from:2 - cifs //server/share rw
33 31 0:43 / /mnt/share rw - fuse.sshfs editor@server: rw
"""

MOUNT = """\
/dev/disk1s1 on / (apfs, local, journaled)
//editor@server/desk on /Volumes/Desk (smbfs, nodev, nosuid, mounted by editor)
server:/desk on /Volumes/Other Desk (nfs)
"""


def test_linux() -> None:
    assert kind_from_mountinfo("/home/editor", MOUNTINFO) == "ext4"
    assert kind_from_mountinfo("/home/editor/desk shared/x", MOUNTINFO) == "nfs4"
    assert kind_from_mountinfo("/mnt/shared", MOUNTINFO) == "ext4"
    assert kind_from_mountinfo("/mnt/share/desk", MOUNTINFO) == "fuse.sshfs"
    assert kind_from_mountinfo("/", "") == ""


def test_macos() -> None:
    assert kind_from_mount("/Users/editor", MOUNT) == "apfs"
    assert kind_from_mount("/Volumes/Desk/herald", MOUNT) == "smbfs"
    assert kind_from_mount("/Volumes/Other Desk", MOUNT) == "nfs"


def test_this_machine_keeps_its_temporary_files_to_itself(tmp_path: Path) -> None:
    assert kind_of(tmp_path) not in NETWORK


def test_folders_that_a_service_copies() -> None:
    assert synced_by(Path("/home/editor/OneDrive - Herald/desk")) == "OneDrive"
    assert synced_by(Path("/home/editor/desk")) == ""
