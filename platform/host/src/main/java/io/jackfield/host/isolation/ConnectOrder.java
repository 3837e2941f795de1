package io.jackfield.host.isolation;

import io.jackfield.host.isolation.pipe.PipeAcceptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HexFormat;

/**
 * Where a process finds the host: one line on its standard input, where other users of the machine cannot read it.
 *
 * @param port of the host on loopback
 * @param secret what it has to say first
 * @param plugin the id of what it will carry
 */
record ConnectOrder(int port, byte[] secret, String plugin) {
    /** With the end of the line. */
    String encoded() {
        return port + " " + HexFormat.of().formatHex(secret) + " " + plugin + "\n";
    }

    static ConnectOrder decode(String line) {
        String[] parts = line == null ? new String[0] : line.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalStateException("this program is started by the host, for a plugin with isolation:"
                    + " process; it does nothing by itself");
        }
        return new ConnectOrder(Integer.parseInt(parts[0]), HexFormat.of().parseHex(parts[1]), parts[2]);
    }

    /** Connects to the host and proves who this is. Blocking. */
    SocketChannel accept() throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(PipeAcceptor.LOOPBACK, port));
        ByteBuffer proof = ByteBuffer.wrap(secret);
        while (proof.hasRemaining()) {
            channel.write(proof);
        }
        return channel;
    }

    @Override
    public String toString() {
        return "Invitation[" + plugin + " at port " + port + "]";
    }
}
