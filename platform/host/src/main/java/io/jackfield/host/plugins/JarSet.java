package io.jackfield.host.plugins;

import io.jackfield.host.linkage.JarClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A jar and those it depends on, open for reading their classes. */
record JarSet(JarClasses first, List<JarClasses> others) implements AutoCloseable {
    static JarSet open(Path jar, Collection<Path> libraries) throws IOException {
        JarSet set = new JarSet(new JarClasses(jar), new ArrayList<>());
        try {
            for (Path library : libraries) {
                set.others.add(new JarClasses(library));
            }
            return set;
        } catch (IOException e) {
            set.close();
            throw e;
        }
    }

    @Override
    public void close() {
        first.close();
        others.forEach(JarClasses::close);
    }
}
