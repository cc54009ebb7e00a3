package token

// findAtoms lists the parts of a chunk that nothing splits: addresses of the
// web and of mail, names of files, and an emoticon at its beginning.
func (w *words) findAtoms(s *chunkShape) {
	w.atoms = w.atoms[:0]
	if end := w.emoticon(s.start, s.end); end > s.start {
		w.atoms = append(w.atoms, word{int32(s.start), int32(end)})
		return
	}
	if s.link == 0 && !s.dots {
		return
	}
	for i := s.start; i < s.end; i++ {
		start, end := i, 0
		switch w.chars[i].code {
		case ':':
			if start = w.scheme(s.start, i); start < i && w.spells(i, s.end, "://") {
				end = w.linkEnd(i, s.end)
			}
		case 'w':
			if w.spells(i, s.end, "www.") && (i == s.start || !isLetter(w.chars[i-1].class) && w.chars[i-1].class != digit) {
				end = w.linkEnd(i, s.end)
			}
		case '@':
			start, end = w.mail(s.start, i, s.end)
		case '.':
			start, end = w.file(s.start, i, s.end)
		}
		if end > i {
			w.atoms = append(w.atoms, word{int32(start), int32(end)})
			i = end - 1
		}
	}
}

// longestAddress bounds the part of an address before or after its @ or its
// last stop, in characters (RFC 5321, 4.5.3.1).
const longestAddress = 255

// scheme is where the letters of "https" before the colon at i begin.
func (w *words) scheme(start, i int) int {
	for first := max(start, i-longestAddress); i > first && isLetter(w.chars[i-1].class); {
		i--
	}
	return i
}

// linkEnd is the end of an address of the web that begins before i: brackets,
// quotes and marks that end a phrase belong to the text around it.
func (w *words) linkEnd(i, end int) int {
	round, square := 0, 0
	at := i
scan:
	for ; at < end; at++ {
		switch w.chars[at].code {
		case '<', '>', '"', '|':
			break scan
		case '(':
			round++
		case ')':
			if round--; round < 0 {
				break scan
			}
		case '[':
			square++
		case ']':
			if square--; square < 0 {
				break scan
			}
		}
	}
	for at > i {
		switch w.chars[at-1].code {
		case '.', ',', ';', ':', '!', '?', '\'', '*', '…':
			at--
			continue
		}
		break
	}
	return at
}

// mail is the address of mail around the @ at i; its end is 0 if none is.
func (w *words) mail(first, i, limit int) (start, end int) {
	start, end = i, i+1
	for start > max(first, i-longestAddress) && w.inMail(start-1) {
		start--
	}
	for end < min(limit, i+longestAddress) && w.inMail(end) && w.chars[end].code != '%' && w.chars[end].code != '+' {
		end++
	}
	for end > i+1 && !w.alphanumeric(end-1) {
		end--
	}
	if start == i || end == i+1 || !w.alphanumeric(i+1) {
		return start, 0
	}
	if w.spells(max(first, start-7), start, "mailto:") {
		start -= 7
	}
	return start, end
}

// file is the name of a file or a host around the stop at i, known by its
// ending: "report.pdf", "example.com"; its end is 0 if none is.
func (w *words) file(first, i, limit int) (start, end int) {
	start, end = i, i+1
	for end < limit && w.alphanumeric(end) {
		end++
	}
	if end < limit && (w.chars[end].code == '.' || w.chars[end].code == '-' || w.chars[end].code == '@') && end+1 < limit && w.alphanumeric(end+1) ||
		!fileEndings[w.hash(i+1, end)] {
		return start, 0
	}
	for start > max(first, i-longestAddress) && w.inMail(start-1) {
		start--
	}
	if start == i {
		return start, 0
	}
	return start, end
}

func (w *words) alphanumeric(i int) bool {
	return isLetter(w.chars[i].class) || w.chars[i].class == digit
}

func (w *words) inMail(i int) bool {
	switch w.chars[i].code {
	case '.', '_', '-', '%', '+':
		return true
	}
	return w.alphanumeric(i)
}

// emoticon is the end of a face such as ":-)" at start; start if none is there.
func (w *words) emoticon(start, end int) int {
	i := start
	switch w.chars[i].code {
	case ':', ';', '=':
		i++
	default:
		return start
	}
	if i < end {
		switch w.chars[i].code {
		case '-', '\'', '^', 'o':
			i++
		}
	}
	if i == end {
		return start
	}
	mouth := w.chars[i].code
	switch mouth {
	case ')', '(', 'd', 'p', '/', '\\', '|', '*', ']', '[':
	default:
		return start
	}
	for i < end && w.chars[i].code == mouth {
		i++
	}
	if i < end && w.alphanumeric(i) {
		return start
	}
	return i
}
