package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlankingTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            value = {
                "**注意：**请先备份。**“重点”**内容 => {bold}注意：{/bold}请先备份。{bold}“重点”{/bold}内容",
                "**日本語（括弧）**です。 => {bold}日本語（括弧）{/bold}です。",
                "**\"단어\"**는 뜻이다. => {bold}\"단어\"{/bold}는 뜻이다.",
                "**Важно:**сначала сохраните. **«Слово»**и ещё. => "
                        + "{bold}Важно:{/bold}сначала сохраните. {bold}«Слово»{/bold}и ещё.",
                "（**重要**）**「引用」**と => （{bold}重要{/bold}）{bold}「引用」{/bold}と",
                "这是**「A」**的 => 这是{bold}「A」{/bold}的",
                "한국어**(강조)**는 => 한국어{bold}(강조){/bold}는",
                "слово**(жирное)**слово => слово{bold}(жирное){/bold}слово",
                "*слово:*слово ~~нет。~~请 => {italic}слово:{/italic}слово {strikethrough}нет。{/strikethrough}请",
                "||秘密。||文 => {spoiler}秘密。{/spoiler}文",
                "__Важно:__сначала => {bold}Важно:{/bold}сначала",
                "**外*内。*外。**请 => {bold}外{italic}内。{/italic}外。{/bold}请",
                "***粗斜。***体 => {italic}{bold}粗斜。{/bold}{/italic}体",
                "**Note:**text and **Next:**more => {bold}Note:{/bold}text and {bold}Next:{/bold}more",
                "**Готово ✅**и дальше => {bold}Готово ✅{/bold}и дальше",
                "`**注意：**请` **注意：**请 => {code}**注意：**请{/code} {bold}注意：{/bold}请",
                "2*(3+4)*5 and (1+2)*(3) => 2*(3+4)*5 and (1+2)*(3)",
                "x**(y)**z => x**(y)**z",
                "\\*\\*注意：\\*\\*请 => **注意：**请",
                "**注意：请 => **注意：请",
            })
    void stylesBeginAndEndBesidePunctuation(String markdown, String expected) {
        assertThat(Tags.of(Markdown.render(markdown))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'**注意：\n第二行。**请', '{bold}注意：\n第二行。{/bold}请'"})
    void stylesGoOnOverLineEnds(String markdown, String expected) {
        assertThat(Tags.of(Markdown.render(markdown.replace("\\n", "\n")))).isEqualTo(expected.replace("\\n", "\n"));
    }
}
