"""SDLGM's training step beside the same in Python, in turns, so that all meet the same machine.

    python compare.py
    python compare.py --rounds 10 --iterations 500

Needs PyTorch. Prints each round's medians in milliseconds, and the ratios' median, least and most.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SDLGM = HERE.parent.parent / "sdlgm"
PEERS = ["idiomatic", "tuned"]


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def python(variant, arguments):
    step = HERE / "training_step.py"
    options = ["--iterations", str(arguments.iterations), "--threads", str(arguments.threads)]
    return float(output(sys.executable, step, variant, *options))


def sdlgm(arguments):
    options = ["-q", "--json", "--iterations", str(arguments.iterations)]
    options += ["--set", f"backend.threads={arguments.threads}"]
    return json.loads(output(SDLGM, "bench", "mnist", *options))[0]["training"]["milliseconds"]["median"]


def spread(values):
    return f"{statistics.median(values):.2f} ({min(values):.2f}, {max(values):.2f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Compares training steps of the preset mnist.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--iterations", type=int, default=200)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    ratios = {peer: [] for peer in PEERS}
    for number in range(1, arguments.rounds + 1):
        times = {peer: python(peer, arguments) for peer in PEERS}
        own = sdlgm(arguments)
        for peer in PEERS:
            ratios[peer].append(own / times[peer])
        told = ", ".join(f"{peer} {times[peer]:.1f} ms" for peer in PEERS)
        print(f"round {number}: {told}, sdlgm {own:.1f} ms", flush=True)
    for peer in PEERS:
        print(f"sdlgm to {peer}, median (least, most): {spread(ratios[peer])}")
