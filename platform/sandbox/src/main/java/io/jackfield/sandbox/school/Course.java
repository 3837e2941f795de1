package io.jackfield.sandbox.school;

import java.util.List;

/**
 * A subject.
 *
 * @param from the first grade that has it
 * @param to the last one
 * @param topics what its lessons are about, one after the other
 */
record Course(int id, String uzbek, String russian, String english, int from, int to, List<String> topics) {
    static final List<Course> ALL = List.of(
            course(
                    1,
                    "Matematika",
                    "Математика",
                    "Mathematics",
                    1,
                    11,
                    "Kasrlar",
                    "Tenglamalar",
                    "Foizlar",
                    "Masalalar yechish"),
            course(2, "Ona tili", "Родной язык", "Mother tongue", 1, 11, "Imlo", "Gap boʻlaklari", "Insho", "Sifat"),
            course(3, "Rus tili", "Русский язык", "Russian", 2, 11, "Падежи", "Глагол", "Сочинение", "Диктант"),
            course(
                    4,
                    "Ingliz tili",
                    "Английский язык",
                    "English",
                    1,
                    11,
                    "Present Perfect",
                    "Articles",
                    "Reading",
                    "Listening"),
            course(
                    5,
                    "Adabiyot",
                    "Литература",
                    "Literature",
                    5,
                    11,
                    "Alisher Navoiy",
                    "Erkin Vohidov",
                    "Sheʼriyat",
                    "Hikoya"),
            course(
                    6,
                    "Tarix",
                    "История",
                    "History",
                    5,
                    11,
                    "Amir Temur",
                    "Buyuk ipak yoʻli",
                    "Qadimgi dunyo",
                    "Yangi davr"),
            course(7, "Biologiya", "Биология", "Biology", 5, 11, "Hujayra", "Oʻsimliklar", "Ekologiya", "Irsiyat"),
            course(8, "Geografiya", "География", "Geography", 5, 10, "Xarita", "Iqlim", "Daryolar", "Aholi"),
            course(9, "Fizika", "Физика", "Physics", 6, 11, "Kuch", "Energiya", "Elektr toki", "Optika"),
            course(10, "Kimyo", "Химия", "Chemistry", 7, 11, "Atom", "Kislotalar", "Tuzlar", "Reaksiyalar"),
            course(
                    11,
                    "Informatika",
                    "Информатика",
                    "Computer science",
                    5,
                    11,
                    "Algoritmlar",
                    "Jadvallar",
                    "Python",
                    "Tarmoq"),
            course(12, "Tabiat", "Окружающий мир", "Nature", 1, 4, "Fasllar", "Hayvonlar", "Suv", "Sayyoramiz"),
            course(13, "Musiqa", "Музыка", "Music", 1, 7, "Kuylar", "Cholgʻular", "Maqom", "Xor"),
            course(
                    14,
                    "Jismoniy tarbiya",
                    "Физкультура",
                    "Physical education",
                    1,
                    11,
                    "Yugurish",
                    "Voleybol",
                    "Sakrash",
                    "Gimnastika"));

    private static Course course(
            int id, String uzbek, String russian, String english, int from, int to, String... topics) {
        return new Course(id, uzbek, russian, english, from, to, List.of(topics));
    }

    static List<Course> ofGrade(int grade) {
        return ALL.stream()
                .filter(course -> course.from <= grade && grade <= course.to)
                .toList();
    }
}
