"""The example programs of the summary of "ØMQ", PyGrunn 2011.

They need pyzmq (pip install pyzmq). Run one in each of two terminals:

    python3 zmq-examples.py send         python3 zmq-examples.py work
    python3 zmq-examples.py publish      python3 zmq-examples.py poll

Start them in any order. Ctrl+C ends a program; so does the end of input in poll.
Poll reads the keyboard, which Windows can't poll.
"""

import sys
import time

import zmq


def send():
    """Sends one job, and waits until a worker has it."""
    context = zmq.Context()
    jobs = context.socket(zmq.PUSH)
    jobs.connect("tcp://localhost:5557")
    jobs.send_string("resize photo-17.png")  # queued until a worker is there

    jobs.close()
    context.term()  # returns when the queue is empty


def work():
    """Prints the first job that arrives."""
    context = zmq.Context()
    jobs = context.socket(zmq.PULL)
    jobs.bind("tcp://*:5557")
    print(jobs.recv_string())


def publish():
    """Publishes a headline every second to all subscribers."""
    context = zmq.Context()
    news = context.socket(zmq.PUB)
    news.bind("tcp://*:5556")
    number = 0
    while True:
        number += 1
        news.send_string(f"headline {number}")
        time.sleep(1)


def poll():
    """Prints each headline, and each line that is typed."""
    context = zmq.Context()
    news = context.socket(zmq.SUB)
    news.connect("tcp://localhost:5556")
    news.setsockopt_string(zmq.SUBSCRIBE, "")  # every subject

    keyboard = sys.stdin.fileno()
    poller = zmq.Poller()
    poller.register(news, zmq.POLLIN)
    poller.register(keyboard, zmq.POLLIN)

    while True:
        ready = dict(poller.poll())
        if news in ready:
            print("news:", news.recv_string())
        if keyboard in ready:
            line = sys.stdin.readline()
            if not line:
                break
            print("typed:", line.rstrip())


programs = {"send": send, "work": work, "publish": publish, "poll": poll}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in programs:
        sys.exit(__doc__)
    try:
        programs[sys.argv[1]]()
    except KeyboardInterrupt:
        pass
