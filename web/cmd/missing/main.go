// Command missing says in which browsers make test could not run, and how to install them.
package main

import (
	"fmt"

	"digitscope/web/webdriver"
)

func main() {
	for _, browser := range webdriver.Browsers {
		if err := browser.Find(); err != nil {
			fmt.Printf("The tests of web/others did not run in %s: %v\n", browser.Name, err)
		}
	}
}
