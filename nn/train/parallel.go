package train

import (
	"sync"
	"sync/atomic"
)

// parallel calls work once for each i below n, from the given number of
// goroutines; worker says which of them calls. It returns when all is done.
func parallel(workers, n int, work func(worker, i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(worker, i)
			}
		})
	}
	group.Wait()
}
