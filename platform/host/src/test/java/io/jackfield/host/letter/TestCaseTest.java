package io.jackfield.host.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class TestCaseTest {
    private static String test(String message) {
        return TestCase.of(
                "shop-8f3k2", "PLUGIN_FAULT", new JsonObject("{\"update_id\":1,\"message\":" + message + "}"));
    }

    @Test
    void commandKeepsItsNameAndWordsTheirShape() {
        String test =
                test("{\"chat\":{\"type\":\"private\"},\"from\":{\"first_name\":\"Grace\",\"language_code\":\"ru\"},"
                        + "\"text\":\"/order 12 \\\"Über\\\"\\nsoon\"}");

        assertThat(test)
                .contains("TestChat ada = jackfield.telegram().privateChatWith(\"Ada\", \"ru\");")
                .contains("ada.sends(\"/order 11 \\\"Aaaa\\\"\\naaaa\");")
                .contains("void answersWhatEndedAsLettershop8f3k2()")
                .doesNotContain("Grace");
    }

    @Test
    void whatOnlyLooksLikeACommandIsWords() {
        assertThat(test("{\"text\":\"/home/ada/key=s3cret now\"}"))
                .contains("ada.sends(\"/aaaa/aaa/aaa=a1aaaa aaa\");");
        assertThat(test("{\"text\":\"/order@shop_bot 12\"}")).contains("ada.sends(\"/order@shop_bot 11\");");
    }

    @Test
    void filesAndContactsAreTheTests() {
        assertThat(test("{\"photo\":[],\"caption\":\"Cat 7\"}"))
                .contains("ada.sendsPhoto(new byte[] {1, 2, 3}, \"Aaa 1\");");
        assertThat(test("{\"document\":{\"mime_type\":\"application/pdf\",\"file_name\":\"my taxes.pdf\"}}"))
                .contains("ada.sendsDocument(\"file\", \"application/pdf\", new byte[] {1, 2, 3});");
        assertThat(test("{\"contact\":{\"phone_number\":\"998900000000\"}}"))
                .contains("ada.sendsContact(\"+998901234567\");");
        assertThat(test("{\"dice\":{}}")).contains("// the test kit has no word for: message");
    }

    @Test
    void buttonIsPressedInAGroup() {
        JsonObject update = new JsonObject("{\"callback_query\":{\"data\":\"1:shop:buy:item 7\",\"message\":"
                + "{\"chat\":{\"type\":\"supergroup\"}}}}");

        assertThat(TestCase.of("shop-1", "TIMED_OUT", update))
                .contains("jackfield.telegram().group(\"Engines\", \"Ada\", \"Grace\")")
                .contains("ada.pressesForged(\"buy\", \"aaaa 1\");");
    }
}
