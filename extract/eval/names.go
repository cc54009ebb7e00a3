package eval

import (
	"context"
	"errors"
	"io/fs"

	"parley/extract"
	"parley/extract/entity"
	"parley/schema"
)

// nameFigures scores names on the words of the annotated texts, as F1 of exact
// spans and classes; a country counts as a place.
func nameFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	parser, err := loadParser(models)
	if err != nil {
		return nil, err
	}
	names, err := loadModel(models, "names.bin", entity.LoadNames)
	if err != nil {
		return nil, err
	}
	var figures []Figure
	for _, source := range nameSources {
		texts, err := source.read(data, source.before+"dev"+source.after)
		if err != nil {
			return nil, err
		}
		score := nameScore{}
		for _, text := range texts {
			doc := text.Document()
			if err := errors.Join(parser.Run(ctx, doc), names.Stage().Run(ctx, doc)); err != nil {
				return nil, err
			}
			score.add(text, doc)
		}
		for _, f := range score.figures() {
			f.Set, f.Input = source.name+" dev", "given words"
			figures = append(figures, f)
		}
	}
	return figures, nil
}

// nameScore counts the names of each class.
type nameScore map[schema.Class]*f1

// scoredClasses are those that all annotations share.
var scoredClasses = []struct {
	class schema.Class
	name  string
}{{schema.Person, "persons"}, {schema.Organization, "organizations"}, {schema.Place, "places"}}

func (s nameScore) add(gold NamedText, found *extract.Document) {
	want := map[extract.Name]bool{}
	for i, sentence := range gold.Sentences {
		for _, name := range sentence.Names {
			want[extract.Name{Sentence: i, First: name.First, End: name.End, Class: name.Class}] = true
			s.of(name.Class).gold++
		}
	}
	for _, name := range found.Names {
		if gold.Sentences[name.Sentence].open(name.First, name.End) {
			continue
		}
		if name.Class == schema.Country {
			name.Class = schema.Place
		}
		s.of(name.Class).found++
		s.of(name.Class).both += one(want[name])
	}
}

func (s nameScore) of(class schema.Class) *f1 {
	if s[class] == nil {
		s[class] = new(f1)
	}
	return s[class]
}

func (s nameScore) figures() []Figure {
	var total f1
	var figures []Figure
	for _, scored := range scoredClasses {
		c := s.of(scored.class)
		total.gold, total.found, total.both = total.gold+c.gold, total.found+c.found, total.both+c.both
		figures = append(figures, Figure{Name: scored.name, Percent: c.percent()})
	}
	return append(figures, Figure{Name: "names", Percent: total.percent()})
}
