package io.jackfield.host.unload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FullCollectionsTest {
    @Test
    void oneWouldLeaveWhatIsSoftlyReferencedInAQuietProcess() {
        FullCollections collections = new FullCollections(Duration.ofHours(1));
        long before = collections.count();

        collections.ask();

        assertThat(collections.count()).isGreaterThanOrEqualTo(before + 2);
    }
}
