package io.jackfield.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback, remembered so that a server keeps its address from one start to the next. */
public final class Ports {
    private static final int LOWEST = 16_384;
    private static final int FIRST_OF_CLIENTS = 32_768;
    private static final int ATTEMPTS = 50;

    private Ports() {}

    /** The port in {@code file} as long as nobody else has taken it, else a free one, which the file then remembers. */
    static int rememberedIn(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (text.matches("\\d{4,5}") && isFree(Integer.parseInt(text))) {
                return Integer.parseInt(text);
            }
        }
        int port = free();
        Files.createDirectories(file.getParent());
        Files.writeString(file, port + "\n");
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    /**
     * A port that nobody listens on, and that no outgoing connection is given before it is used: the kernel takes those
     * from 32768 upwards ({@code net.ipv4.ip_local_port_range}; others begin at 49152), so this one lies below.
     */
    public static int free() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_OF_CLIENTS);
            if (isFree(port)) {
                return port;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
