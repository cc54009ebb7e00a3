package export

import (
	"fmt"

	"parley/schema"
)

// rgb is a colour, 0..255 a channel.
type rgb struct{ r, g, b int }

func (c rgb) hex() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// colors gives each class a light colour on which black text can be read.
var colors = map[schema.Class]rgb{
	schema.Person:       {255, 224, 178},
	schema.Organization: {197, 225, 250},
	schema.Country:      {200, 230, 201},
	schema.Place:        {230, 238, 156},
	schema.Group:        {178, 223, 219},
	schema.Event:        {248, 187, 208},
	schema.Position:     {225, 190, 231},
	schema.Concept:      {236, 239, 241},
	schema.Quantity:     {215, 204, 200},
	schema.Time:         {207, 216, 220},
}

func color(class schema.Class) rgb {
	if c, ok := colors[class]; ok {
		return c
	}
	return colors[schema.Concept]
}
