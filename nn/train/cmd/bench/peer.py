"""The peer of the trainer's benchmark: the same network and optimiser in PyTorch.

Reads one line for each round and answers with the images per second of it:
forward, backward and update, batch after batch, on pictures in memory."""
import sys
import time

import torch
from torch import nn

maps1, maps2, hidden, batch, threads = map(int, sys.argv[1:6])
seconds = float(sys.argv[6])
torch.set_num_threads(threads)
torch.manual_seed(1)

network = nn.Sequential(
    nn.Conv2d(1, maps1, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(maps1, maps2, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(16 * maps2, hidden), nn.ReLU(), nn.Linear(hidden, 10),
)
optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=0.01)
loss = nn.CrossEntropyLoss()
pictures = torch.rand(64 * batch, 1, 28, 28)
labels = torch.randint(0, 10, (64 * batch,))


def step(i):
    part = slice(i % 64 * batch, (i % 64 + 1) * batch)
    optimiser.zero_grad()
    loss(network(pictures[part]), labels[part]).backward()
    optimiser.step()


for i in range(20):
    step(i)
print(torch.__version__, flush=True)
for _ in sys.stdin:
    start, steps = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        step(steps)
        steps += 1
    print(steps * batch / (time.perf_counter() - start), flush=True)
