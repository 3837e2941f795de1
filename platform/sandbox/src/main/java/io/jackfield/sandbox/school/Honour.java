package io.jackfield.sandbox.school;

import java.util.List;

/** Something to be proud of. */
record Honour(String uzbek, String russian, String english) {
    static final List<Honour> ALL = List.of(
            new Honour(
                    "Matematika olimpiadasida sovrindor",
                    "Призёр олимпиады по математике",
                    "Prize in the mathematics olympiad"),
            new Honour("Oyning eng faol kitobxoni", "Самый активный читатель месяца", "Keenest reader of the month"),
            new Honour("Bir oy davomida faqat aʼlo baholar", "Месяц на одни пятёрки", "A month of top marks only"),
            new Honour("Sinfdoshlariga yordam bergani uchun", "За помощь одноклассникам", "For helping classmates"),
            new Honour("Shaxmat musobaqasi gʻolibi", "Победа в шахматном турнире", "Winner of the chess tournament"),
            new Honour("Ilmiy loyiha himoyasi", "Защита научного проекта", "Science project presented"));
}
