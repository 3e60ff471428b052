package optimise

// Average moves the running mean of the parameters (Polyak and Juditsky, 1992;
// exponential) towards them. At the start, when there is little to average, it
// keeps less than decay: (1+t) / (10+t) after t steps.
func Average(average, parameters []float32, decay float64, step int) {
	t := float64(step)
	share := float32(1 - min(decay, (1+t)/(10+t)))
	for i, w := range parameters[:len(average)] {
		average[i] += share * (w - average[i])
	}
}
