"""jail: what a process gives up before it runs a student's code. Needs no privilege and cannot be undone.

Four layers, in this order: resource limits, capabilities, Landlock (files, TCP, abstract sockets, signals)
and a seccomp allow-list. Landlock alone let chmod and fcntl(F_SETSIG) through, and before its third
version the emptying of any file that may be read; the allow-list does not. It makes no thread either:
twelve thousand in a second took the process numbers of the sandbox next door.
A notebook with plots, SVD and threads was seen to need 27 system calls after its imports.
"""

import contextlib
import ctypes
import os
import platform
import struct

with contextlib.suppress(ModuleNotFoundError):  # Windows, where `levels` says so before anything of this runs
    import resource

# name:number on x86_64:number on aarch64; whatever is not here fails with EPERM
ALLOWED = """
    read:0:63 write:1:64 readv:19:65 writev:20:66 pread64:17:67 pwrite64:18:68 lseek:8:62 close:3:57
    close_range:436:436 fstat:5:80 newfstatat:262:79 fstatat::79 stat:4: lstat:6: statx:332:291 access:21:
    faccessat:269:48 faccessat2:439:439 readlink:89: readlinkat:267:78
    getdents64:217:61 getdents:78: getcwd:79:17 mmap:9:222 munmap:11:215 mprotect:10:226 mremap:25:216
    madvise:28:233 brk:12:214 mincore:27:232 rt_sigaction:13:134 rt_sigprocmask:14:135 rt_sigreturn:15:139
    rt_sigpending:127:136 rt_sigsuspend:130:133 rt_sigtimedwait:128:137 sigaltstack:131:132 futex:202:98
    set_robust_list:273:99 get_robust_list:274:100 rseq:334:293 restart_syscall:219:128 membarrier:324:283
    sched_yield:24:124 sched_getaffinity:204:123 sched_getparam:143:121 sched_getscheduler:145:120
    sched_get_priority_max:146:125 sched_get_priority_min:147:126 getpriority:140:141 nanosleep:35:101
    clock_nanosleep:230:115 clock_gettime:228:113 clock_getres:229:114 gettimeofday:96:169 time:201:
    times:100:153 getrusage:98:165 getitimer:36:102 setitimer:38:103 alarm:37: pause:34: getpid:39:172
    gettid:186:178 getppid:110:173 getuid:102:174 geteuid:107:175 getgid:104:176 getegid:108:177
    getgroups:115:158 getresuid:118:148 getresgid:120:150 getpgrp:111: getpgid:121:155 getsid:124:156
    getcpu:309:168 getrandom:318:278 uname:63:160 sysinfo:99:179 arch_prctl:158: set_tid_address:218:96
    exit:60:93 exit_group:231:94 poll:7: ppoll:271:73 select:23: pselect6:270:72 epoll_create1:291:20
    epoll_create:213: epoll_ctl:233:21 epoll_wait:232: epoll_pwait:281:22 eventfd2:290:19 pipe2:293:59
    pipe:22: dup:32:23 dup2:33: dup3:292:24 getrlimit:97:163 umask:95:166 fadvise64:221:223 statfs:137:43
    fstatfs:138:44
"""
# allowed with these arguments only, see `_checked`
CHECKED = "open:2: openat:257:56 fcntl:72:25 ioctl:16:29 prctl:157:167 tgkill:234:131 prlimit64:302:261"
CLONE3 = 435  # same number everywhere; ENOSYS makes glibc fall back to clone, which is refused
O_TRUNC = 0x200  # empties a file that is opened, for reading too

_libc = ctypes.CDLL(None, use_errno=True)
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 4, 38, 22
_ARCHITECTURES = {"x86_64": (0xC000003E, 1), "aarch64": (0xC00000B7, 2)}
_ALLOW, _EPERM, _ENOSYS, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000


class NoJail(Exception):
    """This kernel or machine lacks a layer."""


def limit_resources(memory, cpu_seconds, write_bytes=0):
    """Cap address space (bytes), processor time (seconds) and the size of any file written (bytes)."""
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, write_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def _check(result, what):
    if result < 0:
        raise NoJail(f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def drop_capabilities():
    """What root may do beyond others; with it, namespaces could be made. Raises NoJail if they stay."""
    header = struct.pack("<Ii", 0x20080522, 0)
    _check(_libc.capset(header, bytes(24)), "capabilities")


def landlock_version():
    """The kernel's Landlock ABI, 0 if it has none."""
    return max(0, _libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1)))


def lock_files(readable, listable, newest=99):
    """From here on only `readable` trees and files can be read, `listable` folders listed, nothing written.

    newest : the newest Landlock ABI to make use of, for tests of what older kernels give
    Raises NoJail where the kernel has no Landlock.
    """
    version = min(landlock_version(), newest)
    if version < 1:
        raise NoJail("this kernel has no Landlock")
    rights = (1 << 13) - 1
    rights |= (version >= 2) << 13 | (version >= 3) << 14 | (version >= 5) << 15
    fields = [rights] + [3] * (version >= 4) + [3] * (version >= 6)
    attributes = struct.pack(f"<{len(fields)}Q", *fields)
    ruleset = _check(
        _libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0)),
        "landlock",
    )
    for paths, access in ((listable, _READ_DIR), (readable, _READ_FILE | _READ_DIR)):
        for path in paths:
            _allow(ruleset, path, access)
    _no_new_privileges()
    _check(_libc.syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)), "landlock")
    os.close(ruleset)


def _allow(ruleset, path, access):
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not os.path.isdir(path):
        access &= _READ_FILE
    rule = struct.pack("<Qi", access, fd)
    _check(
        _libc.syscall(_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint32(0)), "landlock"
    )
    os.close(fd)


def _no_new_privileges():
    _check(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


def hide_from_debuggers():
    _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _load(offset):
    return (0x20, 0, 0, offset)


def _equal(value, yes, no):
    return (0x15, yes, no, value)


def _return(action):
    return (0x06, 0, 0, action)


def _argument(index, high=False):
    return _load(16 + 8 * index + 4 * high)


def _one_of(index, values):
    """Allow the call if its argument is one of `values`."""
    tests = [_argument(index)]
    for value in values:
        tests += [_equal(value, 0, 1), _return(_ALLOW)]
    return [*tests, _return(_EPERM)]


def _checked(name):
    """The rest of the program for a system call whose arguments matter."""
    if name in ("open", "openat"):
        return [
            _argument(1 if name == "open" else 2),
            (0x45, 0, 1, O_TRUNC),
            _return(_EPERM),
            _return(_ALLOW),
        ]
    if name == "fcntl":  # no F_SETOWN, F_SETSIG, leases, locks
        return _one_of(1, (0, 1, 2, 3, 4, 5, 1030))
    if name == "ioctl":  # is it a terminal, bytes waiting, close on exec, non-blocking
        return _one_of(1, (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451))
    if name == "prctl":  # names of threads and of memory
        return _one_of(0, (15, 16, 0x53564D41))
    if name == "tgkill":  # signals to this process only
        return _one_of(0, (os.getpid(),))
    # prlimit64: ask for one's own limits, change none
    zero = []
    for part in (_argument(0), _argument(2), _argument(2, high=True)):
        zero += [part, _equal(0, 1, 0), _return(_EPERM)]
    return [*zero, _return(_ALLOW)]


def filter_program(machine=None):
    """The seccomp program as bytes, 8 a step; raises NoJail on a machine whose numbers are not listed."""
    machine = machine or platform.machine()
    if machine not in _ARCHITECTURES:
        raise NoJail(f"no list of system calls for {machine}")
    architecture, column = _ARCHITECTURES[machine]
    steps = [_load(4), _equal(architecture, 1, 0), _return(_KILL), _load(0)]
    steps += [(0x35, 0, 1, 0x40000000), _return(_EPERM)]  # the x32 calls have numbers of their own
    steps += [_equal(CLONE3, 0, 1), _return(_ENOSYS)]
    for entry in ALLOWED.split():
        number = entry.split(":")[column]
        if number:
            steps += [_equal(int(number), 0, 1), _return(_ALLOW)]
    for entry in CHECKED.split():
        number, rest = entry.split(":")[column], _checked(entry.split(":")[0])
        if number:
            steps += [_equal(int(number), 0, len(rest)), *rest]
    steps.append(_return(_EPERM))
    return b"".join(struct.pack("<HBBI", *step) for step in steps)


def filter_system_calls():
    """From here on only the allowed system calls work; holds for all threads made later."""
    program = filter_program()
    buffer = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]

    _no_new_privileges()
    steps = Program(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    _check(_libc.prctl(_PR_SET_SECCOMP, 2, ctypes.byref(steps), 0, 0), "seccomp")


def enter(readable, listable, memory, cpu_seconds, newest_landlock=99):
    """Give it all up. Raises NoJail if any layer is missing: then nothing may be run."""
    limit_resources(memory, cpu_seconds)
    hide_from_debuggers()
    drop_capabilities()
    lock_files(readable, listable, newest_landlock)
    filter_system_calls()
