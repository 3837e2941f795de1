package io.jackfield.launcher.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Java, memory, disk and the mode of the file with the secrets. */
final class MachineChecks {
    private static final long MEGABYTE = 1L << 20;
    private static final long LEAST_MEMORY = 900;
    private static final long LEAST_DISK = 500;
    private static final long ENOUGH_DISK = 2_000;
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private MachineChecks() {}

    static List<Diagnosis> all(Path home) {
        return List.of(java(), memory(), disk(home), secrets(home.resolve("config/.env")));
    }

    private static Diagnosis java() {
        return Diagnosis.ok("java", Runtime.version() + ", " + System.getProperty("java.vendor"));
    }

    private static Diagnosis memory() {
        long megabytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MEGABYTE;
        return megabytes < LEAST_MEMORY
                ? Diagnosis.warn("memory", megabytes + " MB; the host and an embedded database want 1 GB")
                : Diagnosis.ok("memory", megabytes + " MB");
    }

    private static Diagnosis disk(Path home) {
        try {
            FileStore store = Files.getFileStore(home);
            long free = store.getUsableSpace() / MEGABYTE;
            if (free < LEAST_DISK) {
                return Diagnosis.error(
                        "disk", free + " MB free under " + home + "; make room before the database stops");
            }
            return free < ENOUGH_DISK
                    ? Diagnosis.warn(
                            "disk", free + " MB free under " + home + "; make room, old backups are in data/backups")
                    : Diagnosis.ok("disk", free + " MB free");
        } catch (IOException e) {
            return Diagnosis.error("disk", home + " cannot be used: " + e.getMessage() + "; check JACKFIELD_HOME");
        }
    }

    static Diagnosis secrets(Path file) {
        if (!Files.exists(file)) {
            return Diagnosis.ok("config/.env", "not there; variables of the process are used");
        }
        try {
            boolean open = Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
            return open
                    ? Diagnosis.warn("config/.env", "others may read it; chmod 600 " + file)
                    : Diagnosis.ok("config/.env", "read by its owner only");
        } catch (IOException | UnsupportedOperationException e) {
            return Diagnosis.warn(
                    "config/.env", "its owner cannot be seen: " + e.getMessage() + "; see that others cannot read it");
        }
    }
}
