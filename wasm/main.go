//go:build js && wasm

// The program in the page: it takes the pen, asks the network, and shows every
// layer. Its page gives it a canvas, rectangles to draw in, and a host object
// (see web/page/program/canvas.js); arithmetic stays in nn.
package main

import (
	"runtime/debug"
	"syscall/js"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/weights"
)

// program is what the exported functions act on: the page calls those, and
// WebAssembly exports have no receiver.
var program *scope

// gcPercent lets the heap, which is a few megabytes, grow fourfold before garbage is
// collected: that takes several milliseconds of a frame.
const gcPercent = 400

func main() {
	debug.SetGCPercent(gcPercent)
	host := js.Global().Get("host")
	network, err := weights.Network()
	if err != nil {
		host.Call("failed", err.Error())
		return
	}
	breathe()
	network.Pack()
	breathe()
	program = newScope(network, newPage(host, network.Stages()))
	breathe()
	view := newView(network)
	program.page.offer(program, view)
	host.Call("begin")
	<-view.wanted // where there are no graphics, for ever: the page shows the answers

	ebiten.SetTPS(ebiten.SyncWithFPS)
	err = ebiten.RunGameWithOptions(&game{program, view}, &ebiten.RunGameOptions{
		ScreenTransparent: true,
		InitUnfocused:     true,
	})
	if err != nil {
		host.Call("failed", err.Error())
	}
}

// breathe lets the browser paint and hear its user: all at once, the start would hold
// up a slow machine.
func breathe() { time.Sleep(time.Nanosecond) }

// game is what ebiten calls once for each frame that the page asks for.
type game struct {
	scope *scope
	view  *view
}

func (g *game) Update() error {
	g.scope.update()
	return nil
}

// Draw is not used: DrawFinalScreen draws to the page's own pixels.
func (g *game) Draw(*ebiten.Image) {}

func (g *game) DrawFinalScreen(screen ebiten.FinalScreen, _ *ebiten.Image, _ ebiten.GeoM) {
	g.view.draw(screen, g.scope)
}

// LayoutF asks for an offscreen of one pixel, since nothing is drawn there.
func (g *game) LayoutF(float64, float64) (float64, float64) { return 1, 1 }

// Layout is never called where LayoutF is there, but ebiten's interface has it.
func (g *game) Layout(int, int) (int, int) { return 1, 1 }
