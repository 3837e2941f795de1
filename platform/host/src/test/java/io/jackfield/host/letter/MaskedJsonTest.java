package io.jackfield.host.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class MaskedJsonTest {
    @Test
    void textsBecomeTheirLengthAndIdsAndWordsOfTheProtocolStay() {
        JsonObject message = new JsonObject("""
                {"message_id": 7, "from": {"id": 5, "first_name": "Ada", "language_code": "ru"},
                 "chat": {"id": 5, "type": "private"}, "text": "/order two cakes",
                 "contact": {"phone_number": "998901234567"}, "photo": [{"file_id": "AbC", "width": 90}],
                 "location": {"latitude": 41.3, "longitude": 69.2}, "caption": null}
                """);

        assertThat(MaskedJson.of(message)).isEqualTo(new JsonObject("""
                {"message_id": 7, "from": {"id": 5, "first_name": "…(3)", "language_code": "ru"},
                 "chat": {"id": 5, "type": "private"}, "text": "/order …(9)",
                 "contact": {"phone_number": "…(12)"}, "photo": [{"file_id": "…(3)", "width": 90}],
                 "location": {"latitude": 0, "longitude": 0}, "caption": null}
                """));
    }

    @Test
    void whatAWebPageSentIsNoWordOfTheProtocol() {
        JsonObject message = new JsonObject("""
                {"callback_query": {"data": "1:shop:buy"},
                 "web_app_data": {"data": "my card is 4000", "button_text": "Pay"},
                 "passport_data": {"data": [{"type": "passport", "data": "AbC"}]}}
                """);

        assertThat(MaskedJson.of(message)).isEqualTo(new JsonObject("""
                {"callback_query": {"data": "1:shop:buy"},
                 "web_app_data": {"data": "…(15)", "button_text": "…(3)"},
                 "passport_data": {"data": [{"type": "…(8)", "data": "…(3)"}]}}
                """));
    }

    @Test
    void onlyACommandKeepsItsName() {
        assertThat(MaskedJson.text("/start")).isEqualTo("/start");
        assertThat(MaskedJson.text("/start@shop_bot spring")).isEqualTo("/start …(6)");
        assertThat(MaskedJson.text("/home/ada")).isEqualTo("…(9)");
        assertThat(MaskedJson.text("")).isEmpty();
    }
}
