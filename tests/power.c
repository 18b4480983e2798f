/* A disk that loses what was not synced: preloaded into one process of `lindung`.
 *
 * It watches the files and folders below one folder, remembers for each what was done since it was
 * last synced, and at a given operation pulls the plug: every file goes back to what was synced,
 * plus a part of the rest that a seed chooses, and the process is gone. Names count as well: a file
 * that was made, renamed or removed in a folder that was not synced since may be as it was. What a
 * process confirmed before it ended is tried in the same way, as the plug is pulled at its end.
 *
 *   POWER_ROOT   the folder; without it nothing is watched
 *   POWER_AT     the operation at which the power goes; later than the last means: at the end
 *   POWER_LOSS   all | some | torn | none: of what was not synced. Torn: by sectors of 512 bytes
 *   POWER_SEED   which ones
 *   POWER_LIES   the disk says that it synced, and did not
 *   POWER_COUNT  a file that gets the number of operations
 *   POWER_BYTES  so many bytes fit; then POWER_ERROR (28: full, 5: pulled out, and all else fails)
 *
 * The WAL's shared memory (-shm) is left alone: SQLite builds it anew after a restart.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { SECTOR = 512, CUT_EXIT = 99, MOST = 4096 };

/* One thing done to the content of a file since it was synced. */
struct change {
    int cuts; /* a truncation */
    off_t at, size_before;
    size_t old_length, length;
    char *old, *bytes;
};

/* A file, whatever its names are now: the descriptor keeps it. */
struct node {
    dev_t dev;
    ino_t ino;
    int fd;
    struct change *changes;
    size_t count;
};

enum kind { MADE, MOVED, GONE, FOLDER };

/* One thing done to the names of a folder since it was synced. */
struct naming {
    enum kind kind;
    char folder[1024], name[512], to[512];
    struct node *node, *over;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct node *nodes[MOST];
static size_t node_count;
static struct naming *namings[MOST];
static size_t naming_count;

static const char *root, *loss = "all";
static uint64_t seed, at, done, bytes_left;
static int lies, counted_bytes, medium_error, pulled, over;

static uint64_t roll(void) {
    seed += 0x9e3779b97f4a7c15u; /* splitmix64, as in tests/src/dice.rs */
    uint64_t mixed = seed;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

static uint64_t number(const char *name, uint64_t usual) {
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : usual;
}

__attribute__((constructor)) static void begin(void) {
    root = getenv("POWER_ROOT");
    if (getenv("POWER_LOSS")) loss = getenv("POWER_LOSS");
    seed = number("POWER_SEED", 1);
    at = number("POWER_AT", 0);
    lies = getenv("POWER_LIES") != NULL;
    counted_bytes = getenv("POWER_BYTES") != NULL;
    bytes_left = number("POWER_BYTES", 0);
    medium_error = (int)number("POWER_ERROR", EIO);
}

static int survives(void) {
    if (!strcmp(loss, "all")) return 0;
    return !strcmp(loss, "none") || roll() % 2;
}

/* --- what is watched -------------------------------------------------------------------------- */

static int below(const char *path, char *full, size_t room) {
    if (!root || over || !path) return 0;
    if (path[0] == '/') {
        snprintf(full, room, "%s", path);
    } else {
        char here[512];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(full, room, "%s/%s", here, path);
    }
    size_t length = strlen(root), whole = strlen(full);
    if (whole > 4 && !strcmp(full + whole - 4, "-shm")) return 0;
    return !strncmp(full, root, length) && (full[length] == '/' || !full[length]);
}

static struct node *known(int fd) {
    struct stat about;
    if (!root || over || fstat(fd, &about)) return NULL;
    for (size_t n = 0; n < node_count; n++)
        if (nodes[n]->ino == about.st_ino && nodes[n]->dev == about.st_dev) return nodes[n];
    return NULL;
}

static struct node *watch(const char *full) {
    int fd = (int)syscall(SYS_openat, AT_FDCWD, full, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    struct stat about;
    if (fd < 0) return NULL;
    struct node *node = known(fd);
    if (node || fstat(fd, &about) || !S_ISREG(about.st_mode) || node_count == MOST) {
        /* Never closed: closing would drop the locks that SQLite holds on the file. */
        return node;
    }
    node = calloc(1, sizeof *node);
    *node = (struct node){ .dev = about.st_dev, .ino = about.st_ino, .fd = fd };
    return nodes[node_count++] = node;
}

static off_t size_of(struct node *node) {
    struct stat about;
    return fstat(node->fd, &about) ? 0 : about.st_size;
}

static void name_done(enum kind kind, const char *full, const char *to, struct node *node,
                      struct node *over_node) {
    struct naming *it = calloc(1, sizeof *it);
    const char *slash = strrchr(full, '/');
    if (naming_count == MOST) abort();
    it->kind = kind;
    snprintf(it->folder, sizeof it->folder, "%.*s", (int)(slash - full), full);
    snprintf(it->name, sizeof it->name, "%s", slash + 1);
    if (to) snprintf(it->to, sizeof it->to, "%s", strrchr(to, '/') + 1);
    it->node = node;
    it->over = over_node;
    namings[naming_count++] = it;
}

/* --- the power goes --------------------------------------------------------------------------- */

static void put(int fd, const char *bytes, size_t length, off_t to) {
    while (length) {
        long count = syscall(SYS_pwrite64, fd, bytes, length, to);
        if (count <= 0) return;
        bytes += count, length -= (size_t)count, to += count;
    }
}

/* Back to what was synced, then on with what survives. */
static void roll_back(struct node *node) {
    for (size_t n = node->count; n-- > 0;) {
        struct change *it = &node->changes[n];
        put(node->fd, it->old, it->old_length, it->at);
        syscall(SYS_ftruncate, node->fd, it->size_before);
    }
    for (size_t n = 0; n < node->count; n++) {
        struct change *it = &node->changes[n];
        if (it->cuts) {
            if (survives()) syscall(SYS_ftruncate, node->fd, it->at);
            continue;
        }
        int torn = !strcmp(loss, "torn");
        int whole = torn || survives();
        for (size_t from = 0; whole && from < it->length;) {
            size_t end = SECTOR - (size_t)((it->at + (off_t)from) % SECTOR) + from;
            if (!torn || end > it->length) end = it->length;
            if (!torn || roll() % 2) put(node->fd, it->bytes + from, end - from, it->at + from);
            from = end;
        }
    }
    node->count = 0;
}

static int forget(const char *path, const struct stat *about, int kind, struct FTW *place) {
    (void)about, (void)kind, (void)place;
    remove(path);
    return 0;
}

struct entry {
    const char *name;
    struct node *node;
    int folder, there;
};

static struct entry *find(struct entry *entries, size_t *count, const char *name) {
    for (size_t n = 0; n < *count; n++)
        if (!strcmp(entries[n].name, name)) return &entries[n];
    entries[*count] = (struct entry){ .name = name };
    return &entries[(*count)++];
}

static void copy_back(struct node *node, const char *path) {
    char buffer[1 << 16];
    syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CREAT | O_TRUNC, 0644);
    long count;
    for (off_t to = 0; fd >= 0; to += count) {
        count = syscall(SYS_pread64, node->fd, buffer, sizeof buffer, to);
        if (count <= 0) break;
        put(fd, buffer, (size_t)count, to);
    }
}

/* The names of one folder: as they were synced, then those changes that survive. */
static void rename_back(const char *folder) {
    struct entry *entries = calloc(2 * naming_count, sizeof *entries);
    size_t count = 0;
    for (size_t n = naming_count; n-- > 0;) { /* backwards: the first one says what was there */
        struct naming *it = namings[n];
        if (strcmp(it->folder, folder)) continue;
        struct entry *here = find(entries, &count, it->name);
        here->folder = it->kind == FOLDER;
        here->there = it->kind == MOVED || it->kind == GONE;
        here->node = here->there ? it->node : NULL;
        if (it->kind != MOVED) continue;
        here = find(entries, &count, it->to);
        here->node = it->over, here->there = it->over != NULL;
    }
    for (size_t n = 0; n < naming_count; n++) {
        struct naming *it = namings[n];
        if (strcmp(it->folder, folder) || !survives()) continue;
        struct entry *here = find(entries, &count, it->name);
        if (it->kind == MOVED) {
            struct entry *to = find(entries, &count, it->to);
            if (here->there) to->node = here->node, to->there = 1;
            here->there = 0;
        } else {
            here->there = it->kind != GONE;
            here->node = it->node;
        }
    }
    for (size_t n = 0; n < count; n++) {
        char path[2048];
        struct stat about;
        snprintf(path, sizeof path, "%s/%s", folder, entries[n].name);
        int now = !lstat(path, &about);
        if (!entries[n].there && now) nftw(path, forget, 16, FTW_DEPTH | FTW_PHYS);
        struct node *node = entries[n].node;
        if (entries[n].there && node && !(now && about.st_ino == node->ino)) copy_back(node, path);
    }
    free(entries);
}

static void lose(void) {
    over = 1;
    for (size_t n = 0; n < node_count; n++) roll_back(nodes[n]);
    for (size_t n = 0; n < naming_count; n++) {
        size_t first = 0;
        while (strcmp(namings[first]->folder, namings[n]->folder)) first++;
        if (first == n) rename_back(namings[n]->folder);
    }
}

/* Called with the lock held, after the operation: it may survive or not. */
static void tick(void) {
    if (++done != at) return;
    lose();
    syscall(SYS_exit_group, CUT_EXIT);
}

__attribute__((destructor)) static void end(void) {
    const char *file = getenv("POWER_COUNT");
    if (!root || over) return;
    if (file) {
        FILE *out = fopen(file, "w");
        if (out) fprintf(out, "%llu", (unsigned long long)done), fclose(out);
    }
    if (at || pulled) lose();
}

/* --- what programs call ----------------------------------------------------------------------- */

/* Whether the medium still answers; otherwise says what it says. */
static int gone(void) {
    if (pulled) errno = medium_error;
    return pulled;
}

static ssize_t write_at(struct node *node, const char *bytes, size_t length, off_t to) {
    if (gone()) return -1;
    if (counted_bytes && length > bytes_left) {
        length = (size_t)bytes_left;
        if (!length) {
            pulled = medium_error != ENOSPC;
            errno = medium_error;
            return -1;
        }
    }
    bytes_left -= counted_bytes ? length : 0;
    struct change it = { .at = to, .size_before = size_of(node), .length = length };
    it.old = malloc(length);
    it.bytes = malloc(length);
    if (!it.old || !it.bytes) abort();
    memcpy(it.bytes, bytes, length);
    long old = syscall(SYS_pread64, node->fd, it.old, length, to);
    it.old_length = old > 0 ? (size_t)old : 0;
    put(node->fd, bytes, length, to);
    node->changes = realloc(node->changes, (node->count + 1) * sizeof it);
    node->changes[node->count++] = it;
    tick();
    return (ssize_t)length;
}

static int cut_to(struct node *node, off_t size) {
    if (gone()) return -1;
    struct change it = { .cuts = 1, .at = size, .size_before = size_of(node) };
    if (it.size_before > size) {
        it.old_length = (size_t)(it.size_before - size);
        it.old = malloc(it.old_length);
        if (!it.old) abort();
        syscall(SYS_pread64, node->fd, it.old, it.old_length, size);
    }
    syscall(SYS_ftruncate, node->fd, size);
    node->changes = realloc(node->changes, (node->count + 1) * sizeof it);
    node->changes[node->count++] = it;
    tick();
    return 0;
}

static int sync_it(int fd) {
    struct node *node = known(fd);
    struct stat about, folder;
    if (!root || over || (!node && (fstat(fd, &about) || !S_ISDIR(about.st_mode)))) return 0;
    if (gone()) return -1;
    tick();
    if (lies) return 0;
    if (node) {
        for (size_t n = 0; n < node->count; n++)
            free(node->changes[n].old), free(node->changes[n].bytes);
        node->count = 0;
        return 0;
    }
    size_t kept = 0;
    for (size_t n = 0; n < naming_count; n++) {
        int here = !stat(namings[n]->folder, &folder) && folder.st_ino == about.st_ino;
        if (here) free(namings[n]);
        else namings[kept++] = namings[n];
    }
    naming_count = kept;
    return 0;
}

static int open_it(int folder, const char *path, int flags, mode_t mode) {
    char full[1024];
    struct stat about;
    if (folder != AT_FDCWD || !below(path, full, sizeof full))
        return (int)syscall(SYS_openat, folder, path, flags, mode);
    pthread_mutex_lock(&lock);
    int there = !lstat(full, &about), fd = -1;
    if (!gone()) {
        fd = (int)syscall(SYS_openat, folder, path, flags & ~O_TRUNC, mode);
        int error = errno;
        struct node *node = fd < 0 ? NULL : watch(full);
        if (node && !there) name_done(MADE, full, NULL, node, NULL), tick();
        if (node && there && (flags & O_TRUNC)) cut_to(node, 0);
        errno = error;
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

#define OPEN(name, folder, before)                                  \
    int name(before const char *path, int flags, ...) {             \
        va_list rest;                                               \
        va_start(rest, flags);                                      \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;   \
        va_end(rest);                                               \
        return open_it(folder, path, flags, mode);                  \
    }
#define NOTHING
OPEN(open, AT_FDCWD, NOTHING)
OPEN(open64, AT_FDCWD, NOTHING)
#define FOLDER_FIRST int at_folder,
OPEN(openat, at_folder, FOLDER_FIRST)
OPEN(openat64, at_folder, FOLDER_FIRST)

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t to) {
    pthread_mutex_lock(&lock);
    struct node *node = known(fd);
    ssize_t wrote = node ? write_at(node, bytes, length, to)
                         : syscall(SYS_pwrite64, fd, bytes, length, to);
    pthread_mutex_unlock(&lock);
    return wrote;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t to) {
    return pwrite64(fd, bytes, length, to);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    struct node *node = known(fd);
    if (!node) return syscall(SYS_write, fd, bytes, length);
    pthread_mutex_lock(&lock);
    int appends = fcntl(fd, F_GETFL) & O_APPEND;
    off_t to = appends ? size_of(node) : lseek(fd, 0, SEEK_CUR);
    ssize_t wrote = write_at(node, bytes, length, to);
    if (wrote > 0) lseek(fd, to + wrote, SEEK_SET);
    pthread_mutex_unlock(&lock);
    return wrote;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (!known(fd)) return syscall(SYS_writev, fd, parts, count);
    return count ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0;
}

int ftruncate64(int fd, off64_t size) {
    pthread_mutex_lock(&lock);
    struct node *node = known(fd);
    int outcome = node ? cut_to(node, size) : (int)syscall(SYS_ftruncate, fd, size);
    pthread_mutex_unlock(&lock);
    return outcome;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fsync(int fd) {
    pthread_mutex_lock(&lock);
    int outcome = sync_it(fd);
    pthread_mutex_unlock(&lock);
    return outcome;
}

int fdatasync(int fd) { return fsync(fd); }

int rename(const char *from, const char *to) {
    char full[1024], target[1024];
    if (!below(from, full, sizeof full) || !below(to, target, sizeof target))
        return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    pthread_mutex_lock(&lock);
    int outcome = -1;
    if (!gone()) {
        struct node *node = watch(full), *over_node = watch(target);
        outcome = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
        if (!outcome) name_done(MOVED, full, target, node, over_node), tick();
    }
    pthread_mutex_unlock(&lock);
    return outcome;
}

int unlink(const char *path) {
    char full[1024];
    if (!below(path, full, sizeof full)) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    pthread_mutex_lock(&lock);
    int outcome = -1;
    if (!gone()) {
        struct node *node = watch(full);
        outcome = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
        if (!outcome) name_done(GONE, full, NULL, node, NULL), tick();
    }
    pthread_mutex_unlock(&lock);
    return outcome;
}

int mkdir(const char *path, mode_t mode) {
    char full[1024];
    if (!below(path, full, sizeof full)) return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    pthread_mutex_lock(&lock);
    int outcome = gone() ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (!outcome) name_done(FOLDER, full, NULL, NULL, NULL), tick();
    pthread_mutex_unlock(&lock);
    return outcome;
}
