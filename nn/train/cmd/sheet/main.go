// Command sheet draws what there is to learn from and to score with: for each split of
// the known sets a PNG file with samples of each class.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/train"
	"digitscope/nn/train/command"
	"digitscope/nn/train/data"
	"digitscope/nn/train/sheet"
	"digitscope/nn/train/whole"
)

// columns is how many samples of a class are drawn.
const columns = 16

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when all sheets are written, 1 when something could not
// be read or written, 2 when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := command.New("sheet", stderr)
	from := flags.String("data", "data", "the directory of the data sets")
	to := flags.String("out", "", "the directory to write to; empty for sheets in that of the data sets")
	return flags.Run(args, func() error {
		if *to == "" {
			*to = filepath.Join(*from, "sheets")
		}
		return write(*from, *to, stdout)
	})
}

// write writes a sheet for each split that is there.
func write(from, to string, stdout io.Writer) error {
	sets := data.Known().Sets(from)
	if len(sets) == 0 {
		return fmt.Errorf("%s has no known set: fetch some with make data DATA=%s", from, from)
	}
	for _, known := range sets {
		set, err := train.LoadSet(known)
		if err != nil {
			return err
		}
		var png bytes.Buffer
		if err := sheet.WriteRows(&png, title(known), rows(known, set)); err != nil {
			return err
		}
		path := filepath.Join(to, known.Name+".png")
		if err := whole.Write(path, png.Bytes()); err != nil {
			return err
		}
		fmt.Fprintln(stdout, path)
	}
	return nil
}

// title says what the sheet shows, and whose it is. The sheet's font knows Latin letters
// alone.
func title(known data.Set) []string {
	c := known.Collection
	return []string{
		fmt.Sprintf("%s (%s), %d samples: %s", known.Name, known.Split.Use, known.Split.Count(), c.Shows),
		fmt.Sprintf("%s, %d. Licence: %s. %s", c.Authors, c.Year, c.Licence, c.Home),
	}
}

// rows are evenly spaced samples of each class.
func rows(known data.Set, set train.Set) (rows []sheet.Row) {
	classes := set.Classes()
	for _, name := range known.Collection.ClassNames(known.Split) {
		indices := classes[name]
		row := sheet.Row{Name: [2]string{name, fmt.Sprint(len(indices))}}
		for _, i := range sheet.Spaced(indices, columns) {
			row.Pictures = append(row.Pictures, set.Picture(i))
		}
		rows = append(rows, row)
	}
	return rows
}
