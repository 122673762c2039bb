package org.cogrid.bench.rows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What programs send besides arrays. */
public enum Shape {
    /** A list of boxed numbers. */
    NUMBERS {
        @Override
        Object value() {
            List<Double> numbers = new ArrayList<>();
            new Random(7).doubles(SIZE).forEach(numbers::add);
            return numbers;
        }
    },
    /** A map from text to numbers. */
    MAP {
        @Override
        Object value() {
            Map<String, Integer> map = new HashMap<>();
            for (int i = 0; i < SIZE; i++) {
                map.put("key " + i, i);
            }
            return map;
        }
    },
    /** A list of records. */
    RECORDS {
        @Override
        Object value() {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                points.add(new Point(i, i / 2.0, "point " + i % 10));
            }
            return points;
        }
    },
    /** A text of a million characters. */
    TEXT {
        @Override
        Object value() {
            return "text, ".repeat(1_000_000 / 6);
        }
    },
    /** A graph whose nodes point at each other. */
    GRAPH {
        @Override
        Object value() {
            Random random = new Random(7);
            ArrayList<Node> nodes = new ArrayList<>();
            for (int i = 0; i < SIZE / 10; i++) {
                Node node = new Node();
                node.name = "node " + i;
                nodes.add(node);
            }
            nodes.forEach(node -> {
                for (int i = 0; i < 5; i++) {
                    node.near.add(nodes.get(random.nextInt(nodes.size())));
                }
            });
            return nodes;
        }
    };

    private static final int SIZE = 10_000;

    abstract Object value();

    /** A value as users define them. */
    public record Point(int id, double weight, String label) implements Serializable {}

    /** One that knows others, and is known by several. */
    public static final class Node implements Serializable {
        private static final long serialVersionUID = 1;

        public String name = "";
        public ArrayList<Node> near = new ArrayList<>();
    }
}
