#!/usr/bin/env python3
"""What stands before the office in a province: a server that speaks TLS and passes on.

    tls.py CERTIFICATE KEY OFFICE-PORT     prints its own port, then serves until it is ended
"""

import socket
import ssl
import sys
import threading


def carry(source, target):
    try:
        while chunk := source.recv(4096):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def speak(plain, context, port):
    try:
        client = context.wrap_socket(plain, server_side=True)
    except (OSError, ssl.SSLError):
        return
    office = socket.create_connection(("127.0.0.1", port))
    threading.Thread(target=carry, args=(client, office), daemon=True).start()
    carry(office, client)
    client.close()


def main():
    certificate, key, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        plain, _ = listener.accept()
        threading.Thread(target=speak, args=(plain, context, port), daemon=True).start()


main()
