#!/usr/bin/env bash
# A print queue of the system's own kind, for a test: CUPS in a folder of its own with the printer
# "Kantor", which is CUPS-PDF and makes of every job a PDF as a printer would make paper of it.
#
#   tests/cups.sh FOLDER PORT     until it is killed; it listens on 127.0.0.1
#
# CUPS-PDF is made so that only root can use it. What a stranger prints (CUPS_USER=…) it puts into
# /var/spool/cups-pdf/ANONYMOUS, with the number of the job in the name; numbers begin elsewhere in
# each folder, so that tests may run side by side.
set -euo pipefail

[[ $EUID == 0 ]] || { echo "CUPS-PDF needs root" >&2; exit 3; }
folder=$1 port=$2
mkdir -p "$folder"/{etc/ppd,spool/tmp,cache,state,log}
chmod 755 "$folder"
cat >"$folder/cupsd.conf" <<END
Listen 127.0.0.1:$port
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
END
cat >"$folder/files.conf" <<END
ServerRoot $folder/etc
RequestRoot $folder/spool
TempDir $folder/spool/tmp
CacheDir $folder/cache
StateDir $folder/state
AccessLog $folder/log/access
ErrorLog $folder/log/error
PageLog $folder/log/page
Sandboxing relaxed
END
cat >"$folder/etc/printers.conf" <<END
<DefaultPrinter Kantor>
Info Kantor
DeviceURI cups-pdf:/
State Idle
Accepting Yes
ErrorPolicy abort-job
</DefaultPrinter>
END
cp /usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd "$folder/etc/ppd/Kantor.ppd"
echo "NextJobId $(($$ * 100 + 1))" >"$folder/cache/job.cache"
exec /usr/sbin/cupsd -f -c "$folder/cupsd.conf" -s "$folder/files.conf"
