"""Addresses that only count who clicks: the address behind a redirect, and a query without what tracks a reader."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, parse_qsl, urlencode

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|wbraid|gbraid|mc_cid|mc_eid|igshid|igsh|ref_src|ref_url"
    r"|cmpid|_hsenc|_hsmi|mkt_tok|vero_id|oly_enc_id|oly_anon_id|s_cid|sc_cid|at_medium|at_campaign|guccounter"
    r"|guce_referrer|guce_referrer_sig|spm|__twitter_impression)",
    re.IGNORECASE,
)


class Redirect(NamedTuple):
    """A counting address: whose host ends so, whose path begins so, and the names the true address may have."""

    host: str
    path: str
    names: tuple[str, ...]


REDIRECTS = (
    Redirect("google.com", "/url", ("q", "url")),
    Redirect("safelinks.protection.outlook.com", "/", ("url",)),
    Redirect("facebook.com", "/l.php", ("u",)),
    Redirect("instagram.com", "/", ("u",)),
    Redirect("youtube.com", "/redirect", ("q",)),
    Redirect("linkedin.com", "/redir/redirect", ("url",)),
    Redirect("linkedin.com", "/safety/go", ("url",)),
    Redirect("t.umblr.com", "/redirect", ("z",)),
    Redirect("out.reddit.com", "/", ("url",)),
    Redirect("duckduckgo.com", "/l/", ("uddg",)),
    Redirect("steamcommunity.com", "/linkfilter", ("url", "u")),
    Redirect("slack-redir.net", "/link", ("url",)),
    Redirect("urldefense.com", "/v2/url", ("u",)),
    Redirect("urldefense.proofpoint.com", "/v2/url", ("u",)),
)
_DEFENSE = re.compile(r"/v3/__(.+?)__;")  # urldefense.com writes the address into its path


def behind(parts: SplitResult) -> str | None:
    """Where a redirect leads, '' when it does not say; None when the address is no redirect."""
    host = parts.hostname or ""
    if host.endswith("urldefense.com") and (found := _DEFENSE.match(parts.path)):
        return re.sub(r"^(https?):/+", r"\1://", found[1]) + (f"?{parts.query}" if parts.query else "")
    for one in REDIRECTS:
        if (host == one.host or host.endswith(f".{one.host}")) and parts.path.startswith(one.path):
            query = parse_qs(parts.query)
            target = next((query[name][0] for name in one.names if name in query), "")
            if one.path == "/v2/url":  # its own way of writing % and /
                target = target.replace("-", "%").replace("_", "/")
            if target or one.path != "/":
                return target
    return None


def untracked(query: str) -> str:
    """The query without the parts that track; as it was when it has none."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return urlencode(kept) if len(kept) < len(pairs) else query
