package io.jackfield.testkit.host;

import java.util.UUID;

/** The jar of a bridge, and the end of it on the test's side. */
final class BridgeJar implements AutoCloseable {
    private static final String FOLDER = "io/jackfield/testkit/host/bridge/";
    private static final String FILE = "META-INF/jackfield-testkit";

    private final String property = "io.jackfield.testkit." + UUID.randomUUID();
    private final Class<?> bridge;

    /** @param end what the bridge leads to */
    BridgeJar(Class<?> bridge, Object end) {
        this.bridge = bridge;
        System.getProperties().put(property, end);
    }

    /** Puts the bridge into a plugin's jar. */
    JarFile addTo(JarFile jar) {
        ClassLoader loader = BridgeJar.class.getClassLoader();
        for (String name : new String[] {bridge.getSimpleName(), "Crossing"}) {
            String entry = FOLDER + name + ".class";
            jar.put(entry, ClassReferences.bytes(loader, entry));
        }
        return jar.put(FILE, property).extension(bridge.getName());
    }

    @Override
    public void close() {
        System.getProperties().remove(property);
    }
}
