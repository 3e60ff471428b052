package training

import (
	"cmp"
	"slices"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/album"
	"digitscope/nn/train/data"
)

// A tile is a place on a sheet, by column and row.
type tile struct{ X, Y int }

func (c Content) tile(i int) tile { return tile{i % c.Album.Columns, i / c.Album.Columns} }

func (c Content) tiles(t album.Tiles) (tiles []tile) {
	for i := range t.Count {
		tiles = append(tiles, c.tile(t.First+i))
	}
	return tiles
}

// mistakes are all that went wrong in a set that is held back.
type mistakes struct {
	Set    string
	Digits bool // whether the set shows digits; otherwise they were taken for some
	Of     int  // pictures of the set
	All    []mistake
}

// A mistake is a digit that was misread or refused, or another picture that was not
// refused.
type mistake struct {
	tile
	Number      int    // in the set's file, counted from 1
	Label       string // the digit, or the class of what is none
	Answer      int
	Probability string // of the answer
	Refused     bool
	Reason      string // why it is listed as a sample that may be left out
}

// mistakes are those of the sets in the album in which something went wrong, each by
// label.
func (c Content) mistakes() (sets []mistakes) {
	for _, misses := range c.Album.Misses {
		result, ok := train.ResultOf(c.record.Results, misses.Set)
		if !ok || len(misses.Misses) == 0 {
			continue
		}
		set := mistakes{Set: misses.Set, Digits: result.Accuracy != nil, Of: result.Count}
		for _, m := range misses.Misses {
			set.All = append(set.All, mistake{
				c.tile(m.Tile), m.Number, strings.ReplaceAll(m.Label, "_", " "), m.Answer, probability(float64(m.Probability)), m.Presence < c.Known(), m.Reason,
			})
		}
		slices.SortStableFunc(set.All, func(a, b mistake) int { return cmp.Compare(a.Label, b.Label) })
		sets = append(sets, set)
	}
	return sets
}

// A gallery is samples of all classes of one set.
type gallery struct {
	Set     string
	Title   string // of the collection; nothing for what the project draws itself
	Use     data.Use
	Named   bool // whether classes have names of several letters
	Classes []class
}

type class struct {
	Name  string
	Tiles []tile
}

func (c Content) galleries() (all []gallery) {
	for _, sample := range c.Album.Samples {
		i := slices.IndexFunc(all, func(g gallery) bool { return g.Set == sample.Set })
		if i < 0 {
			i = len(all)
			g := gallery{Set: sample.Set, Use: data.Train}
			if collection, split, known := c.manifest.Find(sample.Set); known {
				g.Title, g.Use = collection.Title, split.Use
			}
			all = append(all, g)
		}
		all[i].Named = all[i].Named || len(sample.Class) > 3
		all[i].Classes = append(all[i].Classes, class{sample.Class, c.tiles(sample.Tiles)})
	}
	return all
}

// hidden names the collections of which the album has no samples, those that may be
// passed on or the others.
func (c Content) hidden(mayBePassedOn bool) string {
	var titles []string
	for _, collection := range c.manifest.Collections {
		shown := slices.ContainsFunc(c.Album.Samples, func(s album.Sample) bool {
			known, _, ok := c.manifest.Find(s.Set)
			return ok && known.Name == collection.Name
		})
		if !shown && collection.MayBePassedOn() == mayBePassedOn {
			titles = append(titles, collection.Title)
		}
	}
	return strings.Join(titles, ", ")
}

// A variation is a drawing as it is, and as it was learned from.
type variation struct {
	Set, Label       string
	Original, Varied []tile
}

func (c Content) variations() (all []variation) {
	for _, v := range c.Album.Variations {
		all = append(all, variation{v.Name, v.Label, []tile{c.tile(v.Original)}, c.tiles(v.Tiles)})
	}
	return all
}
