package serve

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
)

// small writes a picture with 256 colours, one for each of the shades that are
// most of it: a page has few more, and its file becomes a third of what it was.
func small(screenshot []byte) ([]byte, error) {
	full, err := png.Decode(bytes.NewReader(screenshot))
	if err != nil {
		return nil, err
	}
	count := map[color.Color]int{}
	b := full.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[full.At(x, y)]++
		}
	}
	palette := shades(count)
	nearest := map[color.Color]uint8{}
	for c := range count {
		nearest[c] = uint8(palette.Index(c)) //nolint:gosec // below 256
	}
	few := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			few.SetColorIndex(x, y, nearest[full.At(x, y)])
		}
	}
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, few)
	return out.Bytes(), err
}

// shades are the commonest colour of every shade, of the commonest shades.
func shades(count map[color.Color]int) color.Palette {
	type shade struct{ r, g, b uint32 }
	size, best := map[shade]int{}, map[shade]color.Color{}
	for c, n := range count {
		r, g, b, _ := c.RGBA()
		at := shade{r >> 12, g >> 12, b >> 12}
		size[at] += n
		if held, ok := best[at]; !ok || n > count[held] {
			best[at] = c
		}
	}
	order := slices.SortedFunc(maps.Keys(size), func(p, q shade) int {
		return cmp.Or(size[q]-size[p], cmp.Compare(p.r, q.r), cmp.Compare(p.g, q.g), cmp.Compare(p.b, q.b))
	})
	palette := make(color.Palette, 0, 256)
	for _, at := range order[:min(256, len(order))] {
		palette = append(palette, best[at])
	}
	return palette
}
