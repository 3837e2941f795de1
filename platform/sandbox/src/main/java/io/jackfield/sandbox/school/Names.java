package io.jackfield.sandbox.school;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Names of one language.
 *
 * @param families in the form of men
 * @param ending of the names of women's families
 */
record Names(String language, List<Name> girls, List<Name> boys, List<Name> families, String ending) {
    /** @param latin for addresses: small letters a to z */
    record Name(String written, String latin) {
        static Name of(String both) {
            int at = both.indexOf('=');
            return at < 0
                    ? new Name(both, both.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                    : new Name(both.substring(0, at), both.substring(at + 1));
        }
    }

    static final Names UZBEK = of(
            "uz",
            "a",
            "Malika Nodira Dilnoza Gulnora Zilola Shahnoza Madina Sevara Kamola Nigora Feruza Lola Iroda Mohira Umida",
            "Aziz Rustam Jasur Bekzod Sardor Otabek Temur Sherzod Ulugʻbek Javohir Farrux Doston Islom Botir Anvar",
            "Karimov Yusupov Rahimov Ismoilov Saidov Toshmatov Abdullayev Usmonov Nazarov Qodirov Mirzayev Ergashev"
                    + " Xolmatov Sobirov Tursunov Hakimov Joʻrayev Rashidov Sultonov Normatov");
    static final Names RUSSIAN = of(
            "ru",
            "а",
            "Анна=anna Елена=elena Мария=maria Ольга=olga Софья=sofia Дарья=daria Полина=polina Вера=vera"
                    + " Ксения=ksenia",
            "Иван=ivan Алексей=alexey Дмитрий=dmitry Михаил=mikhail Павел=pavel Артём=artem Никита=nikita Егор=egor",
            "Иванов=ivanov Смирнов=smirnov Кузнецов=kuznetsov Попов=popov Волков=volkov Соколов=sokolov Орлов=orlov"
                    + " Лебедев=lebedev Морозов=morozov Новиков=novikov Фёдоров=fedorov Ким=kim");

    private static Names of(String language, String ending, String girls, String boys, String families) {
        return new Names(language, list(girls), list(boys), list(families), ending);
    }

    private static List<Name> list(String words) {
        return Arrays.stream(words.split(" ", -1)).map(Name::of).toList();
    }

    /** The name of a family as a woman has it. */
    Name ofWoman(Name family) {
        return family.written().endsWith("в") || family.written().endsWith("v")
                ? new Name(family.written() + ending, family.latin() + "a")
                : family;
    }
}
