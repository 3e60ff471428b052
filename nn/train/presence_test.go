package train

import "testing"

// Of a hundred pictures with less and less ink, the network takes the wanted share
// for digits. The one at the border may fall to either side, by rounding.
func TestSettlePresence(t *testing.T) {
	const count = 100
	images := pixelImages(make([][2]int, count))
	for i := range count {
		images.Image(i)[0] = byte(255 - 2*i)
	}
	set, err := imageSet("made", images, false, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, answered := range []float64{0.5, 0.8, 1} {
		network := pixelNetwork(t)
		before := network.Parameters()[7850-1]
		shift := settlePresence(network, set, answered)
		near(t, "the share of refused pictures", Evaluate(network, set, 1).RefusedShare(), 1-answered, 1.0/count+1e-9)
		near(t, "the last bias", float64(network.Parameters()[7850-1]), float64(before+shift), 1e-6)
	}
}
