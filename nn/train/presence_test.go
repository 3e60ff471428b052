package train

import "testing"

// Of ten pictures with less and less ink, the network takes the wanted share
// for digits.
func TestSettlePresence(t *testing.T) {
	images := pixelImages([][2]int{{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}})
	for i := range 10 {
		images.Image(i)[0] = byte(255 - 20*i)
	}
	set, err := imageSet("made", images, false, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, answered := range []float64{0.5, 0.8, 1} {
		network := pixelNetwork(t)
		before := network.Parameters()[7850-1]
		shift := settlePresence(network, set, answered)
		near(t, "the share of refused pictures", Evaluate(network, set, 1).RefusedShare(), 1-answered, 1e-9)
		near(t, "the last bias", float64(network.Parameters()[7850-1]), float64(before+shift), 1e-6)
	}
}
