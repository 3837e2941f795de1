package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListQueryTest {
    @Test
    void whoAsksIsNoFilterOfPageOrFile() {
        MultiMap query = MultiMap.caseInsensitiveMultiMap()
                .add("bot", "shop")
                .add("by", "eve")
                .add("format", "csv")
                .add("state", "open")
                .add("filter.by", "ada");

        assertThat(ListQuery.of(query, ZoneOffset.UTC).question().filters())
                .isEqualTo(Map.of("state", "open", "by", "ada"));
    }
}
