package ui

import "strings"

// mayLink reports whether there may be links in a text.
func mayLink(text string) bool {
	return strings.ContainsAny(text, "[<@") || strings.Contains(text, "://") || strings.Contains(text, "www.")
}

// nextLink is the link a step before or behind another; where that is none, the
// first or the last one in sight, or the next one out of it. Behind the last one
// comes the first.
func (d *document) nextLink(from docLink, step int) (next docLink, ok bool) {
	inSight := from.link < 0
	if inSight {
		if from.piece = max(d.top.piece, 0); step < 0 {
			from.piece = d.last
		}
	}
	n := len(d.starts)
	for i, looked := 0, 0; i <= n && looked < maxLooked; i++ {
		piece := ((from.piece+i*step)%n + n) % n
		if !mayLink(d.source(piece)) {
			continue
		}
		looked++
		links := d.piece(piece).links
		link := 0
		switch {
		case i > 0 && step < 0:
			link = len(links) - 1
		case i > 0:
		case !inSight:
			link = from.link + step
		case step > 0:
			for piece == d.top.piece && link < len(links) && links[link].to <= d.top.line {
				link++
			}
		default:
			bottom := d.step(d.top, d.height-1)
			for link = len(links) - 1; piece == bottom.piece && link >= 0 && links[link].from > bottom.line; {
				link--
			}
		}
		if link >= 0 && link < len(links) {
			return docLink{piece, link}, true
		}
	}
	return noLink, false
}

// link is a link of the document.
func (d *document) link(l docLink) pageLink { return d.piece(l.piece).page.links[l.link] }
