package io.fairway.rest;

import io.fairway.rest.Person.TokenDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The format of the people file: a line for each, {@code name:sha256-of-token:group,group}. */
final class PeopleFile {

    static final int MAX_BYTES = 256 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    private PeopleFile() {}

    /** The file cannot be used; the message says which line and why, and shows no digest. */
    static final class InvalidPeopleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidPeopleException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @param content of the file; blank lines and what follows a {@code #} are ignored
     * @throws InvalidPeopleException with the number of the line
     */
    static List<Person> read(String content) {
        List<Person> people = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String raw : content.lines().toList()) {
            number++;
            String line = raw.replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            Person person = person(line, number);
            if (!names.add(person.caller().name())) {
                throw wrong(number, person.caller().name() + " is there already; give each person one line");
            }
            if (people.stream().anyMatch(other -> other.tokenDigest().matches(person.tokenDigest()))) {
                throw wrong(
                        number, person.caller().name() + " has the token of another person; give each their own token");
            }
            people.add(person);
        }
        return List.copyOf(people);
    }

    private static Person person(String line, int number) {
        String[] parts = line.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw wrong(number, "write name:sha256-of-token:group,group");
        }
        String name = parts[0].strip();
        if (!NAME.matcher(name).matches()) {
            throw wrong(number, "a name has letters, digits and ._@- and at most 63 characters");
        }
        if (name.equals(Caller.OPERATOR)) {
            throw wrong(number, Caller.OPERATOR + " is the name that goes with fairway.api.token; take another one");
        }
        String digest = parts[1].strip();
        if (!DIGEST.matcher(digest).matches()) {
            throw wrong(number, "the second part is the SHA-256 of the token, 64 hexadecimal digits");
        }
        return new Person(
                new Caller(name, parts.length < 3 ? Set.of() : groups(parts[2], number)),
                TokenDigest.ofBytes(HexFormat.of().parseHex(digest)));
    }

    private static Set<String> groups(String list, int number) {
        Set<String> groups = new HashSet<>();
        for (String group : list.split(",", -1)) {
            String name = group.strip();
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                throw wrong(number, "a group has letters, digits and ._@- and at most 63 characters");
            }
            if (!name.isEmpty()) {
                groups.add(name);
            }
        }
        return groups;
    }

    private static InvalidPeopleException wrong(int line, String what) {
        return new InvalidPeopleException("line " + line + ": " + what);
    }
}
