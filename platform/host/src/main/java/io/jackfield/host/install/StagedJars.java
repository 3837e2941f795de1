package io.jackfield.host.install;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Jars that operators have brought and not yet installed, each in a folder of its own below
 * {@code data/uploads/plugins}. They are kept an hour, and no more than eight of them. Blocking, from any thread.
 */
public final class StagedJars {
    /** The largest jar that is taken, in bytes. */
    public static final long LARGEST = 200L << 20;

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 8;
    private static final String NUMBER = "[0-9a-f]{24}";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}\\.jar";
    private static final int LONGEST_SIGNATURE = 1_000;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    /** @param home the host's home */
    public StagedJars(Path home) {
        folder = home.resolve("data/uploads/plugins");
    }

    /**
     * A place for a jar.
     *
     * @param number by which it is found again; nobody can guess it
     * @param jar where it goes
     */
    public record Place(String number, Path jar) {}

    /** @param name what the file was called; another one takes the place of what no file of ours would be called */
    public synchronized Place make(String name) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        String number = HexFormat.of().formatHex(bytes);
        try {
            tidy();
            Path place = Files.createDirectories(folder.resolve(number));
            return new Place(number, place.resolve(name.matches(NAME) ? name : "plugin.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for a jar in " + folder, e);
        }
    }

    /** Puts a signature beside the jar of a place. */
    public void sign(Place place, String signature) throws IOException {
        if (signature.length() > LONGEST_SIGNATURE) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "the signature has more than " + LONGEST_SIGNATURE
                            + " characters and is none; make it with 'jackfield plugins sign'");
        }
        Files.writeString(Signatures.beside(place.jar()), signature.strip() + "\n");
    }

    /** The jar with that number. */
    public Place get(String number) {
        return find(number)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "there is no uploaded jar '" + number + "'; it is kept for an hour, so upload it again"));
    }

    private Optional<Place> find(String number) {
        if (!number.matches(NUMBER) || !Files.isDirectory(folder.resolve(number))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder.resolve(number))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(jar -> new Place(number, jar))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public void discard(Place place) {
        delete(place.jar().getParent());
    }

    private void tidy() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> newest;
        try (Stream<Path> places = Files.list(folder)) {
            newest = places.sorted(Comparator.comparingLong(
                                    (Path place) -> place.toFile().lastModified())
                            .reversed())
                    .toList();
        }
        long oldest = System.currentTimeMillis() - KEPT.toMillis();
        for (int index = 0; index < newest.size(); index++) {
            if (index >= MOST - 1 || newest.get(index).toFile().lastModified() < oldest) {
                delete(newest.get(index));
            }
        }
    }

    private static void delete(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(place);
        } catch (IOException e) {
            // Somebody else has, or the next who brings a jar tries again.
        }
    }
}
