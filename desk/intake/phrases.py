"""Words that belong to the page and not to the story: buttons, boxes, notices, lists of other stories."""

from __future__ import annotations

import re

from desk.intake.wording import fold

# Whole lines, compared without case and end marks.
_LINES = frozenset(
    fold(line)
    for line in (
        "share, share this, share this article, share this story, share on facebook, share on twitter, "
        "share on x, share on linkedin, share on whatsapp, share on reddit, share via email, share by email, "
        "share this with, share article, share story, tweet, tweet on twitter, facebook, twitter, x, whatsapp, "
        "linkedin, pinterest, reddit, email, e-mail, mail, print, print this, messenger, flipboard, telegram, "
        "line, copy link, copy this link, copy url, link copied, link, save, saved, bookmark, follow, follow us, "
        "like, comment, comments, comment now, view comments, show comments, post a comment, leave a comment, "
        "leave a reply, join the conversation, conversation, advertisement, advertisements, ad, ads, advert, "
        "sponsored, sponsored content, promoted, promoted content, paid content, partner content, "
        "story continues below, story continues below advertisement, story continues below gallery, "
        "article continues below, continue reading, continue reading below, continue reading the main story, "
        "article continues after ad, read more, read next, read also, also read, see also, see more, show more, "
        "load more, more, more on this, more on this story, more:, more stories, more news, more from, related, "
        "related:, related articles, related stories, related news, related topics, related content, "
        "related links, related article, related story, related coverage, related posts, recommended, "
        "recommended for you, recommended stories, you may also like, you might also like, you may like, "
        "most read, most popular, most viewed, most shared, most commented, most recent, popular, popular now, "
        "trending, trending now, trending stories, top stories, top news, latest, latest news, latest stories, "
        "latest headlines, what to read next, up next, next up, watch, watch live, watch now, listen, "
        "listen live, listen now, play, play video, video, videos, photos, gallery, photo gallery, view gallery, "
        "view all, view image in fullscreen, view image, image, images, enlarge this image, hide caption, "
        "toggle caption, caption, close, close share panel, close menu, menu, search, skip to content, "
        "skip to main content, back to top, top, home page, homepage, back to gallery, previous, next, prev, "
        "next story, previous story, next article, previous article, sign up, sign in, log in, login, register, "
        "subscribe, subscribe now, subscribe today, newsletter, newsletters, get our newsletter, our newsletter, "
        "get the newsletter, subscribed successfully, submit, send, ok, accept, i agree, got it, dismiss, "
        "cancel, thank you, thanks, loading, loading..., topics, tags, tags:, topics:, filed under, "
        "filed under:, categories, in this story, in this article, places in this story, "
        "organizations in this story, people in the story, key points, about the author, about the authors, "
        "toggle more options, download, embed, transcript, text size, font size, a a, a- a+, a+, a-, small, "
        "medium, large, reuse this content, email link, most viewed in news, explore more on these topics, "
        "have your say, give us feedback, report an error, report a typo, submit a correction, "
        "republish this story, republish, donate, donate now, support us, become a member, "
        "media playback is unsupported on your device, this video can not be played, video player, audio, "
        "these are external links and will open in a new window, around the web, from around the web, "
        "from the web, sponsored stories, sponsored links, by taboola, by outbrain, editor's picks, "
        "editors' picks, editor's choice, don't miss, must read, must reads, in case you missed it, in pictures, "
        "terms of use, privacy policy, contact us, about us, all rights reserved, buy photo, buy now photo, "
        "hide, show, expand, collapse, replay, fullscreen, full screen, mute, unmute, pause, click to enlarge, "
        "staff writer, by, free weekly newsletter, free daily newsletter, our standards, breaking news, live, "
        "live updates, new, weitere artikel, mehr zum thema, zum thema, anzeige, teilen, drucken, kommentare, "
        "publicité, partager, lire aussi, à lire aussi, sur le même sujet, publicidad, compartir, lea también, "
        "te puede interesar, más noticias"
    ).split(", ")
)
# Beginnings and pieces that give a line away.
_BEGINNINGS = re.compile(
    r"^(?:share this (?:with|on|via)\b|share (?:on|via|to)\b|tweet (?:on|this)\b|follow (?:us|@|\w+ on "
    r"(?:facebook|twitter|instagram|x)\b)|"
    r"like us on|sign up (?:to|for|here|now)\b|subscribe (?:to|for|here|now)\b|get (?:the|our|your) "
    r"(?:\w+ ){0,4}(?:newsletter|app|briefing|inbox)\b|"
    r"enter your e-?mail|your e-?mail|read (?:more|also|next|the full|full)(?: about|:| on| at|$)|(?:also|"
    r"must) read\s*[:|-]|see also\s*:|related\s*[:|]|"
    r"more (?:from|on|in|about)\b[^.]{0,60}$|watch\s*[:|]|(?:watch|listen) (?:live|now|more)|"
    r"listen\s*[:·]|video\s*[:|]|click here|tap here|download (?:the|our)|"
    r"(?:image|photo|slide|picture) \d+ (?:of|/)|\d+ (?:of|/) \d+$|\d+\s*/\s*\d+$|\d{1,2}:\d\d(?::\d\d)?$|"
    r"media caption|image caption\s*$|"
    r"skip past newsletter|after newsletter promotion|this article (?:was|is) (?:originally "
    r")?(?:published|supported)|"
    r"privacy notice\s*:|by (?:signing up|clicking|subscribing|continuing|submitting)|we use (?:cookies|"
    r"google)|this (?:site|website) uses|"
    r"copyright\s*(?:©|\(c\)|\d{4})|©\s*\d{4}|\(c\)\s*\d{4}|all rights reserved|our standards\s*:|have "
    r"your say|story continues|article continues|"
    r"\d+ (?:comments?|shares?|min(?:ute)?s? read|views?)\b|\d+\s?k? (?:shares|views)|(?:estimated "
    r")?read(?:ing)? time|(?:\d+|one) min\b|"
    r"join (?:our|us|the) (?:\w+ ){0,3}(?:whatsapp|telegram|channel|newsletter|community|discussion)|stay "
    r"(?:up to date|informed|connected)|"
    r"comments? (?:are|have been) (?:closed|disabled)|log ?in to|sign ?in to|already (?:a subscriber|have "
    r"an account)|"
    r"reporting by\b|editing by\b|additional reporting by\b|compiled by\b|written by\b.*editing|"
    r"source\s*[:：]\s*\S+(?:\s\S+){0,5}$|"
    r"(?:do )?you have a (?:story|tip)|got a (?:tip|story)|contact the (?:reporter|author|writer)|contact "
    r"us|reach (?:\w+ ){1,3}(?:at|on)\b|"
    r"send (?:us )?(?:tips|news|your)|for more (?:stories|news|information)|to read more|keep reading|try "
    r"(?:\w+ ){1,4}(?:free|today)|"
    r"(?:new|free) (?:to|trial)\b|support (?:our|independent|quality)|please (?:consider|log|sign|enable|"
    r"subscribe)|enable javascript|javascript|"
    r"your browser|this content is|advertisement\b|ad feedback|sponsored by|promoted by|loading\b|"
    r"error\b.{0,20}$|updated? \d+ (?:hours?|minutes?|days?) ago$|"
    r"\d+ (?:hours?|minutes?|mins?|days?|weeks?|hrs?) ago|posted in|filed under|tagged?(?: with| in)?\s*:|"
    r"topics?\s*:|categor(?:y|ies)\s*:|"
    r"caption\s*$|image copyright\s*$|learn more|find out more|shop (?:now|the)|buy (?:now|photo|this)|"
    r"(?:view|see) (?:all|more|full|image|photos|gallery|slideshow|comments)\b|"
    r"replay video|skip ad|autoplay|open in app|get the app|use the app|print this|this story has been "
    r"shared|listen to this article|"
    r"share or comment on|\(?except for the headline|you may (?:occasionally )?receive|"
    r"the associated press contributed|.{3,100} contributed (?:to|reporting)\b.{0,60}$|contributing\s*:|"
    r"associated press writers? .{3,80} contributed|follow ap's|follow \w+ (?:\w+ )?(?:on twitter|@)|"
    r"-30-|___+$|\*\*\*+$|https?://\S+$|www\.\S+$|tel:|[@#]\w+$)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?:(?:our|the) (?:\w+ ){0,4}newsletter|newsletter(?:s)? (?:to|from|and|delivered|straight)|"
    r"straight to your inbox|to your inbox|in your "
    r"inbox|e-?mail address|privacy policy|terms of (?:service|use)|"
    r"cookie policy|uses cookies|recaptcha|unsubscribe|sign up for|bonus with the code|download our app|"
    r"subscribe to our|subscribe to the|"
    r"all rights reserved|may not be (?:published|reproduced)|click here to|get unlimited access|to "
    r"continue reading|for our e-?mail list)",
    re.IGNORECASE,
)
# Headings after which only other stories and boxes come.
_TAIL = frozenset(
    fold(line)
    for line in (
        "related, related articles, related stories, related news, related topics, related content, "
        "related links, related coverage, related posts, recommended, recommended for you, recommended stories, "
        "you may also like, you might also like, you may like, most read, most popular, most viewed, trending, "
        "trending now, trending stories, top stories, latest news, latest stories, what to read next, read next, "
        "up next, more from, more news, more stories, more on this story, topics, tags, tags:, topics:, "
        "explore more on these topics, comments, leave a comment, leave a reply, post a comment, view comments, "
        "get our newsletter, newsletter, about the author, around the web, from the web, sponsored content, "
        "sponsored stories, editor's picks, share this story, most recent, latest, popular, "
        "places in this story, have your say, join the conversation, next article, previous article, "
        "weitere artikel, mehr zum thema, sur le même sujet, te puede interesar, more in news, more in world, "
        "popular now, in other news"
    ).split(", ")
)
_TAIL_BEGINNINGS = re.compile(
    r"^(?:related (?:articles|stories|topics|news|posts|content|links)\b|you (?:may|might) (?:also "
    r")?(?:like|be interested)|most (?:read|popular|viewed)\b|"
    r"recommended (?:for|stories|articles|by)|more (?:from|stories|news|headlines)\b[^.]{0,40}$|get our "
    r"newsletter|trending (?:now|stories|on)|top stories|share this (?:story|article)$|"
    r"leave a (?:reply|comment)|\d+ comments?$|comments? \(\d+\)|read more (?:stories|from|news)|our "
    r"standards\s*:|copyright (?:©|\d{4})|© \d{4})",
    re.IGNORECASE,
)
_SUPPORT_MARKS = re.compile(r"^(?:[-–—_*=~·•|/\\,.;:>»<«\s\d]|&nbsp;)+$")


def is_furnishing(text: str) -> bool:
    """Whether the line is the page's own: a button, a box, a notice, a link to other stories, a stray mark."""
    if _SUPPORT_MARKS.match(text):
        return True
    folded = fold(text).strip(" .:!»›>|·•-")
    if folded in _LINES or fold(text) in _LINES:
        return True
    if len(text) > 600:
        return False
    if _BEGINNINGS.match(text.lstrip(" •·►▶»>-–")):
        return len(text) < 320
    return len(text) < 400 and len(set(_INSIDE.findall(text))) >= (1 if len(text) < 130 else 2)


def is_tail_heading(text: str) -> bool:
    """Whether the line heads the lists of other stories that stand after an article."""
    folded = fold(text).strip(" .:!»›>|·•-")
    return len(text) < 80 and (folded in _TAIL or bool(_TAIL_BEGINNINGS.match(text)))
