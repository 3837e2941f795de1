package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlbumTest {
    private static IncomingUpdate part(String chat, int id, String fields) {
        return Updates.read(Updates.message(chat, """
                        "media_group_id": "g1", %s
                        "photo": [{"file_id": "p%d", "file_unique_id": "u", "width": 9, "height": 9}]""".formatted(fields, id))
                .replace("\"update_id\": 900", "\"update_id\": " + (900 + id))
                .replace("\"message_id\": 11", "\"message_id\": " + id));
    }

    private static Written written(IncomingUpdate... parts) {
        return (Written) Album.whole(List.of(parts)).content();
    }

    private static List<String> files(Written written) {
        return written.message().files().stream().map(IncomingFile::id).toList();
    }

    @Test
    void albumIsOneMessageWithAllFilesInTheirOrder() {
        IncomingUpdate second = part(Updates.PRIVATE, 12, "");
        IncomingUpdate first = part(Updates.PRIVATE, 11, "\"caption\": \"Which is older?\",");
        IncomingUpdate third = part(Updates.PRIVATE, 13, "");

        IncomingUpdate whole = Album.whole(List.of(second, first, third));

        assertThat(whole.further()).containsExactly(second.key(), third.key());
        Written written = (Written) whole.content();
        assertThat(written.message().id()).isEqualTo(11);
        assertThat(written.message().text()).isEqualTo("Which is older?");
        assertThat(written.argument()).isEqualTo("Which is older?");
        assertThat(files(written)).containsExactly("p11", "p12", "p13");
    }

    @Test
    void albumHasTheSameRowInWhateverOrderItComes() {
        IncomingUpdate first = part(Updates.PRIVATE, 11, "");
        IncomingUpdate second = part(Updates.PRIVATE, 12, "");

        assertThat(Album.whole(List.of(first, second)).key()).isEqualTo(first.key());
        assertThat(Album.whole(List.of(second, first)).key()).isEqualTo(first.key());
    }

    @Test
    void captionMayStandUnderAnyOfThem() {
        Written written = written(
                part(Updates.GROUP, 11, ""),
                part(Updates.GROUP, 12, "\"caption\": \"@helper_bot compare\","),
                part(Updates.GROUP, 13, "\"caption\": \"blue\","));

        assertThat(written.argument()).isEqualTo("compare\nblue");
        assertThat(files(written)).containsExactly("p11", "p12", "p13");
    }

    @Test
    void commandUnderAnyOfThemIsTheAlbums() {
        Written written =
                written(part(Updates.PRIVATE, 11, ""), part(Updates.PRIVATE, 12, "\"caption\": \"/describe both\","));

        assertThat(written.command()).contains("describe");
        assertThat(written.argument()).isEqualTo("both");
    }

    @Test
    void albumOfAGroupThatIsNotForTheBotIsIgnoredAsAWhole() {
        IncomingUpdate whole = Album.whole(List.of(part(Updates.GROUP, 11, ""), part(Updates.GROUP, 12, "")));

        assertThat(whole.content()).isInstanceOf(Ignored.class);
        assertThat(Stream.concat(Stream.of(whole.key()), whole.further().stream())
                        .map(RowKey::updateId))
                .containsExactly(911L, 912L);
    }
}
