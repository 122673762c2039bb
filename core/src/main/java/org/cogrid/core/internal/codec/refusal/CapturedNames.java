package org.cogrid.core.internal.codec.refusal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.SerializedLambda;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the names of captured variables from the debug information in a lambda's class file. */
final class CapturedNames {
    private final SerializedLambda lambda;
    private final Map<Integer, String> constants = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    private CapturedNames(SerializedLambda lambda) {
        this.lambda = lambda;
    }

    /**
     * The name of a captured variable; empty when the class file has none.
     *
     * @param parameter the index of the parameter of the lambda's method that holds it
     * @param firstSlot the slot of that method's first parameter
     */
    static Optional<String> of(int parameter, int firstSlot, SerializedLambda lambda, @Nullable ClassLoader loader) {
        int slot = firstSlot + slotsBefore(parameter, lambda.getImplMethodSignature());
        String file = lambda.getImplClass() + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            if (in == null) {
                return Optional.empty();
            }
            CapturedNames found = new CapturedNames(lambda);
            found.readClass(new DataInputStream(in));
            return Optional.ofNullable(found.names.get(slot));
        } catch (IOException e) {
            return Optional.empty(); // without the class file, the message goes without the name
        }
    }

    /** The slots of the parameters before {@code parameter}: each takes one, a long or double two. */
    private static int slotsBefore(int parameter, String descriptor) {
        int at = 1;
        int slots = 0;
        for (int i = 0; i < parameter; i++) {
            slots += "JD".indexOf(descriptor.charAt(at)) < 0 ? 1 : 2;
            while (descriptor.charAt(at) == '[') {
                at++;
            }
            at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
        }
        return slots;
    }

    private void readClass(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        readConstants(in);
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        readMembers(in);
        readMembers(in);
    }

    private void readConstants(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> constants.put(i, in.readUTF());
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // these take two places
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
    }

    private void readMembers(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            String name = constants.get(in.readUnsignedShort());
            String type = constants.get(in.readUnsignedShort());
            boolean isIt = lambda.getImplMethodName().equals(name)
                    && lambda.getImplMethodSignature().equals(type);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String attribute = constants.get(in.readUnsignedShort());
                long length = Integer.toUnsignedLong(in.readInt());
                if (isIt && "Code".equals(attribute)) {
                    readCode(in);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }

    private void readCode(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        in.skipNBytes(8L * in.readUnsignedShort());
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            String attribute = constants.get(in.readUnsignedShort());
            long length = Integer.toUnsignedLong(in.readInt());
            if ("LocalVariableTable".equals(attribute)) {
                readVariables(in);
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void readVariables(DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            boolean isParameter = in.readUnsignedShort() == 0;
            in.skipNBytes(2);
            String name = constants.get(in.readUnsignedShort());
            in.skipNBytes(2);
            int slot = in.readUnsignedShort();
            if (isParameter && name != null) {
                names.put(slot, name);
            }
        }
    }
}
