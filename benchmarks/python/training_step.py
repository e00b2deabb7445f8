"""The training step of the preset mnist in Python: what SDLGM's own is measured beside.

    python training_step.py idiomatic
    python training_step.py tuned --iterations 300 --threads 2

idiomatic  gumbel_softmax over all slots and Adam, as one writes it from the paper
tuned      noise made in place, one softmax over noise and log probabilities, fused Adam

Needs PyTorch; runs on the CPU, on generated binary pictures. Prints the median in milliseconds.
"""

import argparse
import math
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F

OBSERVATIONS, PIXELS, BATCH = 60_000, 28 * 28, 100
WIDTH, SLOTS = 200, 40  # K and L0
PRIOR_RATE = 0.5
WARM_UP = 30


def perceptron(*widths):
    """Linear layers with ReLU between them."""
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def relax_idiomatically(log_probabilities, temperature):
    slots = log_probabilities.unsqueeze(1).expand(-1, SLOTS, -1)
    return F.gumbel_softmax(slots / temperature, tau=1)


def relax_in_place(log_probabilities, temperature):
    """The same distribution with fewer passes over B x L0 x K numbers."""
    noise = torch.rand(len(log_probabilities), SLOTS, log_probabilities.shape[1])
    noise.clamp_(1e-7, 1 - 1e-7).log_().neg_().log_().neg_()
    return F.softmax((noise + log_probabilities.unsqueeze(1)) / temperature, dim=-1)


def divergence(log_probabilities, log_prior):
    """KL of all slots from the prior, in nats: one number for each observation."""
    return SLOTS * (log_probabilities.exp() * (log_probabilities - log_prior)).sum(-1)


class Model(nn.Module):
    """The paper's networks, with both temperatures learned."""

    def __init__(self, relax):
        super().__init__()
        self.relax = relax
        self.sparsity = perceptron(PIXELS, 256, 64, 2)
        self.features = perceptron(PIXELS, 512, 384, 256, WIDTH)
        self.decoder = perceptron(WIDTH, 256, 384, 512, PIXELS)
        self.log_temperatures = nn.Parameter(torch.zeros(2))

    def forward(self, pictures):
        """The mean negative bound of a batch, in nats."""
        gates = F.log_softmax(self.sparsity(pictures), dim=-1)
        features = F.log_softmax(self.features(pictures), dim=-1)
        gate_temperature, feature_temperature = self.log_temperatures.exp()
        open_gates = self.relax(gates, gate_temperature)[..., 1:]
        codes = (open_gates * self.relax(features, feature_temperature)).sum(dim=1)
        errors = F.binary_cross_entropy_with_logits(
            self.decoder(codes), pictures, reduction="none"
        ).sum(-1)
        prior = torch.tensor([1 - PRIOR_RATE, PRIOR_RATE]).log()
        charged = divergence(gates, prior) + divergence(features, -math.log(WIDTH))
        return (errors + charged).mean()


def measure(variant, iterations):
    """Milliseconds of each iteration after the warm-up."""
    tuned = variant == "tuned"
    model = Model(relax_in_place if tuned else relax_idiomatically)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=tuned)
    pictures = torch.bernoulli(torch.full((OBSERVATIONS, PIXELS), 0.15))
    batches = torch.randperm(OBSERVATIONS).split(BATCH)
    times = []
    for iteration in range(WARM_UP + iterations):
        begun = time.perf_counter()
        loss = model(pictures[batches[iteration % len(batches)]])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        loss.item()
        times.append(1000 * (time.perf_counter() - begun))
    return times[WARM_UP:]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Times the training step of the preset mnist in Python.")
    parser.add_argument("variant", choices=["idiomatic", "tuned"])
    parser.add_argument("--iterations", type=int, default=200)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(arguments.threads)
    print(f"{statistics.median(measure(arguments.variant, arguments.iterations)):.2f}")
