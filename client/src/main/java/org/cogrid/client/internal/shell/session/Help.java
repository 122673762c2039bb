package org.cogrid.client.internal.shell.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cogrid.client.internal.table.Column;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.table.Table;

/**
 * The texts of {@code :help}. Each topic has an example. They are read from the file {@code help.txt} beside this
 * class.
 */
public final class Help {
    private static final String TOPIC = "# ";

    private final Map<String, Topic> topics;

    /**
     * A topic.
     *
     * @param text what it does; the overview shows the first line
     * @param example lines to type, in order
     */
    public record Topic(List<String> text, List<String> example) {}

    private Help(Map<String, Topic> topics) {
        this.topics = topics;
    }

    public static Help load() {
        try (InputStream in = Help.class.getResourceAsStream("help.txt")) {
            return parse(new String(Objects.requireNonNull(in, "help.txt").readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the shell's help can't be read", e);
        }
    }

    private static Help parse(String file) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        Topic topic = new Topic(new ArrayList<>(), new ArrayList<>());
        for (String line : file.split("\n")) {
            if (line.startsWith(TOPIC)) {
                topic = new Topic(new ArrayList<>(), new ArrayList<>());
                topics.put(line.substring(TOPIC.length()).strip(), topic);
            } else if (line.startsWith("    ")) {
                topic.example().add(line.substring(4));
            } else if (!line.isBlank()) {
                topic.text().add(line);
            }
        }
        return new Help(topics);
    }

    public Map<String, Topic> topics() {
        return topics;
    }

    String overview(Screen screen) {
        Table table = new Table(List.of(Column.of(""), Column.of("").yielding()));
        topics.forEach((name, topic) -> table.add(List.of(name, topic.text().get(0))));
        return "rc is the client, e0, e1 … are its engines. Lines run here; lines that begin with %px run on the engines.\n"
                + table.text(screen)
                + "\n:help NAME shows an example. Tab completes, Ctrl-C ends what a line waits for, Ctrl-D leaves.";
    }

    String of(String name) {
        Topic topic = topics.getOrDefault(name, topics.get("%" + name));
        if (topic == null) {
            throw new IllegalArgumentException(
                    "there is no help on '" + name + "'; there is on " + String.join(", ", topics.keySet()));
        }
        return String.join("\n", topic.text()) + "\n\n    " + String.join("\n    ", topic.example());
    }
}
