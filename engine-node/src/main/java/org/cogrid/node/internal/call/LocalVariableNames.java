package org.cogrid.node.internal.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads parameter names from a method's local-variable table. Of the variables in a parameter's slot, the parameter is
 * the one whose range begins first.
 */
final class LocalVariableNames extends MethodVisitor {
    private final int[] slots;
    private final @Nullable String[] names;
    private final int[] starts;
    private final List<Label> labels = new ArrayList<>();

    LocalVariableNames(Type[] types, int firstSlot) {
        super(Opcodes.ASM9);
        slots = slots(types, firstSlot);
        names = new String[types.length];
        starts = new int[types.length];
    }

    private static int[] slots(Type[] types, int firstSlot) {
        int[] slots = new int[types.length];
        int slot = firstSlot;
        for (int i = 0; i < types.length; i++) {
            slots[i] = slot;
            slot += types[i].getSize();
        }
        return slots;
    }

    /** All names; empty if any is unknown. */
    List<String> names() {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            if (name != null) {
                all.add(name);
            }
        }
        return all.size() == names.length ? all : List.of();
    }

    @Override
    public void visitLabel(Label label) {
        labels.add(label);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        int parameter = Arrays.binarySearch(slots, index);
        int at = labels.indexOf(start);
        if (parameter >= 0 && (names[parameter] == null || at < starts[parameter])) {
            names[parameter] = name;
            starts[parameter] = at;
        }
    }
}
